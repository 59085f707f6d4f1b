package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a merchant wants to give one person, before anybody has looked whether it may be.
 *
 * @param openid whom it is for; empty if that is not known. It goes into the cardExt of those cards
 *     alone that are bound to one person
 */
public record AddCardDraft(String openid, List<RequestedCard> cards) {
  /** The most cards in one wish. Chosen by us: WeChat names no limit for wx.addCard. */
  public static final int MAX_CARDS = 100;

  public AddCardDraft {
    cards = List.copyOf(cards);
  }

  /** Whom the wish is for. */
  public Recipient person() {
    return openid.isEmpty() ? new Recipient.Anyone() : new Recipient.Bound(new OpenId(openid));
  }

  /**
   * Looks at every rule of every card.
   *
   * @param known finds a card that is kept here
   * @param isHeld whether somebody holds that code of that card already
   * @param now the time of signing
   * @return the terms of each card, in the order in which they were wanted
   * @throws dev.kaquan.domain.InvalidValueException with every broken rule
   */
  public List<UnsignedCardExt> check(
      Function<CardId, Optional<Card>> known, BiPredicate<CardId, CardCode> isHeld, Instant now) {
    Violations violations = new Violations();
    Recipient person = violations.capture("", this::person).orElseGet(Recipient.Anyone::new);
    if (cards.isEmpty() || cards.size() > MAX_CARDS) {
      violations.add("cards", "must be 1 to " + MAX_CARDS + " cards", RuleReference.API);
    }
    List<UnsignedCardExt> terms = new ArrayList<>();
    Set<List<String>> codes = new HashSet<>();
    boolean openidIsMissing = false;
    for (int i = 0; i < Math.min(cards.size(), MAX_CARDS); i++) {
      RequestedCard requested = cards.get(i);
      Violations inside = new Violations();
      Optional<Card> card = card(requested, known, inside);
      card.ifPresent(found -> checkCard(found, requested, now, inside));
      openidIsMissing |= card.isPresent() && card.get().bindOpenid() && openid.isEmpty();
      terms(requested, card, person, isHeld, inside).ifPresent(terms::add);
      if (!requested.code().isEmpty()
          && !codes.add(List.of(requested.cardId(), requested.code()))) {
        inside.add(
            "code", "stands twice in this request; a code is taken once", RuleReference.CODES);
      }
      violations.addAll("cards[" + i + "]", inside.found());
    }
    if (openidIsMissing) {
      violations.add(
          "openid",
          "must be present: a card here has bind_openid, one person alone takes it",
          RuleReference.PRESENCE_MATRIX);
    }
    violations.throwIfAny();
    return terms;
  }

  private static Optional<Card> card(
      RequestedCard requested, Function<CardId, Optional<Card>> known, Violations violations) {
    Optional<CardId> cardId = violations.capture("", () -> new CardId(requested.cardId()));
    Optional<Card> card = cardId.flatMap(known);
    if (cardId.isPresent() && card.isEmpty()) {
      violations.add(
          "cardId",
          "must be a card that is kept here: create it, or take it over with sync",
          RuleReference.API);
    }
    return card;
  }

  private static void checkCard(
      Card card, RequestedCard requested, Instant now, Violations violations) {
    if (!card.status().canBeTaken()) {
      violations.add(
          "cardId",
          "must be a card that can be taken; this one is " + card.status().wireName(),
          RuleReference.CARD_STATUS);
    }
    if (card.validity().isOverAt(now)) {
      violations.add("cardId", "must be a card whose time is not over", RuleReference.DATE_INFO);
    }
    PresenceMatrix.brokenByCode(card, !requested.code().isEmpty())
        .ifPresent(rule -> violations.add("code", rule, RuleReference.PRESENCE_MATRIX));
    PresenceMatrix.brokenByValidityStart(card, !requested.fixedBeginTimestamp().isEmpty())
        .ifPresent(
            rule -> violations.add("fixedBeginTimestamp", rule, RuleReference.PRESENCE_MATRIX));
  }

  private static Optional<UnsignedCardExt> terms(
      RequestedCard requested,
      Optional<Card> card,
      Recipient person,
      BiPredicate<CardId, CardCode> isHeld,
      Violations violations) {
    Optional<CodeSource> code = violations.capture("", () -> codeSource(requested));
    Optional<OuterStr> outerStr =
        violations.captureAs("outerStr", () -> new OuterStr(requested.outerStr()));
    Optional<ValidityStart> begin = violations.capture("", () -> validityStart(requested));
    if (card.isEmpty() || code.isEmpty() || outerStr.isEmpty() || begin.isEmpty()) {
      return Optional.empty();
    }
    CardId cardId = card.get().id();
    if (code.get() instanceof CodeSource.Merchant given && isHeld.test(cardId, given.code())) {
      violations.add(
          "code", "is in somebody's hands already; a code is taken once", RuleReference.CODES);
    }
    Recipient recipient = card.get().bindOpenid() ? person : new Recipient.Anyone();
    return Optional.of(
        new UnsignedCardExt(cardId, code.get(), recipient, outerStr.get(), begin.get()));
  }

  private static CodeSource codeSource(RequestedCard requested) {
    return requested.code().isEmpty()
        ? new CodeSource.Platform()
        : new CodeSource.Merchant(new CardCode(requested.code()));
  }

  private static ValidityStart validityStart(RequestedCard requested) {
    return requested.fixedBeginTimestamp().isEmpty()
        ? new ValidityStart.AtClaim()
        : new ValidityStart.At(
            UnixSeconds.parse("fixedBeginTimestamp", requested.fixedBeginTimestamp()));
  }
}
