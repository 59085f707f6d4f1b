package dev.kaquan.domain.claim;

import dev.kaquan.domain.Source;
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
public record AddCardWish(String openid, List<WantedCard> cards) {
  /** The most cards in one wish. Chosen by us: WeChat names no limit for wx.addCard. */
  public static final int MOST_CARDS = 100;

  public AddCardWish {
    cards = List.copyOf(cards);
  }

  /** Whom the wish is for. */
  public Recipient person() {
    return openid.isEmpty() ? new Recipient.Anyone() : new Recipient.Only(new OpenId(openid));
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
  public List<ClaimTerms> check(
      Function<CardId, Optional<Card>> known, BiPredicate<CardId, CardCode> isHeld, Instant now) {
    Violations violations = new Violations();
    Recipient person = violations.make("", this::person).orElseGet(Recipient.Anyone::new);
    if (cards.isEmpty() || cards.size() > MOST_CARDS) {
      violations.add("cards", "must be 1 to " + MOST_CARDS + " cards", Source.API);
    }
    List<ClaimTerms> terms = new ArrayList<>();
    Set<List<String>> codes = new HashSet<>();
    boolean openidIsMissing = false;
    for (int i = 0; i < Math.min(cards.size(), MOST_CARDS); i++) {
      WantedCard wanted = cards.get(i);
      Violations inside = new Violations();
      Optional<Card> card = card(wanted, known, inside);
      card.ifPresent(found -> checkCard(found, wanted, now, inside));
      openidIsMissing |= card.isPresent() && card.get().bindOpenid() && openid.isEmpty();
      terms(wanted, card, person, isHeld, inside).ifPresent(terms::add);
      if (!wanted.code().isEmpty() && !codes.add(List.of(wanted.cardId(), wanted.code()))) {
        inside.add("code", "stands twice in this request; a code is taken once", Source.CODES);
      }
      violations.addAll("cards[" + i + "]", inside.found());
    }
    if (openidIsMissing) {
      violations.add(
          "openid",
          "must be present: a card here has bind_openid, one person alone takes it",
          Source.PRESENCE_MATRIX);
    }
    violations.throwIfAny();
    return terms;
  }

  private static Optional<Card> card(
      WantedCard wanted, Function<CardId, Optional<Card>> known, Violations violations) {
    Optional<CardId> cardId = violations.make("", () -> new CardId(wanted.cardId()));
    Optional<Card> card = cardId.flatMap(known);
    if (cardId.isPresent() && card.isEmpty()) {
      violations.add(
          "cardId",
          "must be a card that is kept here: create it, or take it over with sync",
          Source.API);
    }
    return card;
  }

  private static void checkCard(Card card, WantedCard wanted, Instant now, Violations violations) {
    if (!card.status().canBeTaken()) {
      violations.add(
          "cardId",
          "must be a card that can be taken; this one is " + card.status().wireName(),
          Source.CARD_STATUS);
    }
    if (card.validity().isOverAt(now)) {
      violations.add("cardId", "must be a card whose time is not over", Source.DATE_INFO);
    }
    PresenceMatrix.brokenByCode(card, !wanted.code().isEmpty())
        .ifPresent(rule -> violations.add("code", rule, Source.PRESENCE_MATRIX));
    PresenceMatrix.brokenByTermBegin(card, !wanted.fixedBeginTimestamp().isEmpty())
        .ifPresent(rule -> violations.add("fixedBeginTimestamp", rule, Source.PRESENCE_MATRIX));
  }

  private static Optional<ClaimTerms> terms(
      WantedCard wanted,
      Optional<Card> card,
      Recipient person,
      BiPredicate<CardId, CardCode> isHeld,
      Violations violations) {
    Optional<CodeOrigin> code = violations.make("", () -> codeOrigin(wanted));
    Optional<OuterStr> outerStr =
        violations.makeField("outerStr", () -> new OuterStr(wanted.outerStr()));
    Optional<TermBegin> begin = violations.make("", () -> termBegin(wanted));
    if (card.isEmpty() || code.isEmpty() || outerStr.isEmpty() || begin.isEmpty()) {
      return Optional.empty();
    }
    CardId cardId = card.get().id();
    if (code.get() instanceof CodeOrigin.Merchant given && isHeld.test(cardId, given.code())) {
      violations.add("code", "is in somebody's hands already; a code is taken once", Source.CODES);
    }
    Recipient recipient = card.get().bindOpenid() ? person : new Recipient.Anyone();
    return Optional.of(new ClaimTerms(cardId, code.get(), recipient, outerStr.get(), begin.get()));
  }

  private static CodeOrigin codeOrigin(WantedCard wanted) {
    return wanted.code().isEmpty()
        ? new CodeOrigin.Platform()
        : new CodeOrigin.Merchant(new CardCode(wanted.code()));
  }

  private static TermBegin termBegin(WantedCard wanted) {
    return wanted.fixedBeginTimestamp().isEmpty()
        ? new TermBegin.AtClaim()
        : new TermBegin.At(UnixSeconds.parse("fixedBeginTimestamp", wanted.fixedBeginTimestamp()));
  }
}
