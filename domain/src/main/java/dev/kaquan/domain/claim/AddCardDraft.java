package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.Warning;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.OpenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a merchant wants to offer to one person, not yet checked.
 *
 * @param openid the person; empty if unknown. It becomes part of the cardExt only for cards that
 *     are bound to a person
 */
public record AddCardDraft(String openid, List<RequestedCard> cards) {
  /**
   * The maximum number of cards in one request. Chosen by us: WeChat documents no limit for
   * wx.addCard.
   */
  public static final int MAX_CARDS = 100;

  /** The form of every card id that was seen ({@code docs/wechat.md#identifiers}). */
  private static final Pattern USUAL_ID = Pattern.compile("p[A-Za-z0-9_-]{27}");

  private static final String NOT_A_CARD =
      "; card ids have 28 characters and begin with p, and coupons of WeChat Pay are not cards";

  public AddCardDraft {
    cards = List.copyOf(cards);
  }

  /** What is known about cards and codes. */
  public interface Records {
    /** Returns a stored card. */
    Optional<Card> card(CardId id);

    /** Returns whether somebody holds a code. */
    boolean isHeld(CardId id, CardCode code);

    /** Returns whether a custom code was retired. */
    boolean isRetired(CardId id, CardCode code);

    /** Returns whether a custom code is the old or the new one of an update, which may be pending. */
    boolean isInUpdate(CardId id, CardCode code);

    /** Returns the earlier offers of a custom code. */
    List<EarlierOffer> earlierOffers(CardId id, CardCode code);
  }

  public Recipient person() {
    return openid.isEmpty() ? new Recipient.Anyone() : new Recipient.Bound(new OpenId(openid));
  }

  /**
   * Checks every rule of every card.
   *
   * @param now the signing time
   * @return an unsigned cardExt for each card, in the order of the request; a custom code that was not given is to
   *     be drawn
   * @throws dev.kaquan.domain.InvalidValueException with every violation
   */
  public List<UnsignedCardExt> check(Records records, Instant now) {
    Violations violations = new Violations();
    Recipient person = violations.capture("", this::person).orElseGet(Recipient.Anyone::new);
    if (cards.isEmpty() || cards.size() > MAX_CARDS) {
      violations.add("cards", "must be 1 to " + MAX_CARDS + " cards", RuleReference.API);
    }
    List<UnsignedCardExt> terms = new ArrayList<>();
    Set<List<String>> codes = new HashSet<>();
    boolean openidIsMissing = false;
    boolean hasMemberCard = false;
    for (int i = 0; i < Math.min(cards.size(), MAX_CARDS); i++) {
      RequestedCard requested = cards.get(i);
      Violations inside = new Violations();
      Optional<Card> card = card(requested, records, inside);
      card.ifPresent(found -> checkCard(found, requested, now, inside));
      if (card.isPresent() && card.get().type() == CardType.MEMBER_CARD) {
        if (hasMemberCard) {
          inside.add(
              "cardId",
              "must be the only member card of the request: a person can claim one at a time",
              RuleReference.ADD_CARD_RESULT);
        }
        hasMemberCard = true;
      }
      openidIsMissing |= card.isPresent() && card.get().bindOpenid() && openid.isEmpty();
      terms(requested, card, person, inside).ifPresent(unsigned -> {
        checkCode(unsigned, person, records, inside);
        terms.add(unsigned);
      });
      if (!requested.code().isEmpty()
          && !codes.add(List.of(requested.cardId(), requested.code()))) {
        inside.add(
            "code", "is repeated in this request; a code can be claimed once", RuleReference.CODES);
      }
      violations.addAll("cards[" + i + "]", inside.found());
    }
    if (openidIsMissing) {
      violations.add(
          "openid",
          "must be present: a card in this request has bind_openid, so only one person can claim it",
          RuleReference.PRESENCE_MATRIX);
    }
    violations.throwIfAny();
    return terms;
  }

  /** Returns what is allowed and may not work. */
  public List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    for (int i = 0; i < cards.size(); i++) {
      String field = "cards[" + i + "].outerStr";
      OuterStr.warning(cards.get(i).outerStr())
          .ifPresent(text -> warnings.add(new Warning(field, text)));
    }
    return warnings;
  }

  private static Optional<Card> card(
      RequestedCard requested, Records records, Violations violations) {
    Optional<CardId> cardId = violations.capture("", () -> new CardId(requested.cardId()));
    Optional<Card> card = cardId.flatMap(records::card);
    if (cardId.isPresent() && card.isEmpty()) {
      violations.add(
          "cardId",
          "must be a stored card: create it, or fetch it with sync"
              + (USUAL_ID.matcher(requested.cardId()).matches() ? "" : NOT_A_CARD),
          RuleReference.API);
    }
    return card;
  }

  private static void checkCard(
      Card card, RequestedCard requested, Instant now, Violations violations) {
    if (!card.status().canBeTaken()) {
      violations.add(
          "cardId",
          "must be a card that can be claimed; this one is " + card.status().wireName(),
          RuleReference.CARD_STATUS);
    }
    if (card.validity().isOverAt(now)) {
      violations.add("cardId", "must be a card that has not expired", RuleReference.DATE_INFO);
    }
    boolean isDrawn = card.codeMode() == CodeMode.CUSTOM && requested.code().isEmpty();
    PresenceMatrix.brokenByCode(card, isDrawn || !requested.code().isEmpty())
        .ifPresent(rule -> violations.add("code", rule, RuleReference.PRESENCE_MATRIX));
    PresenceMatrix.brokenByValidityStart(card, !requested.fixedBeginTimestamp().isEmpty())
        .ifPresent(
            rule -> violations.add("fixedBeginTimestamp", rule, RuleReference.PRESENCE_MATRIX));
  }

  private static Optional<UnsignedCardExt> terms(
      RequestedCard requested, Optional<Card> card, Recipient person, Violations violations) {
    Optional<CodeSource> code = violations.capture("", () -> codeSource(requested, card));
    Optional<OuterStr> outerStr =
        violations.captureAs("outerStr", () -> new OuterStr(requested.outerStr()));
    Optional<ValidityStart> begin = violations.capture("", () -> validityStart(requested));
    if (card.isEmpty() || code.isEmpty() || outerStr.isEmpty() || begin.isEmpty()) {
      return Optional.empty();
    }
    CardId cardId = card.get().id();
    Recipient recipient = card.get().bindOpenid() ? person : new Recipient.Anyone();
    return Optional.of(
        new UnsignedCardExt(cardId, code.get(), recipient, outerStr.get(), begin.get()));
  }

  /** One rule suffices: whoever holds a code claimed it. */
  private static void checkCode(
      UnsignedCardExt unsigned, Recipient person, Records records, Violations violations) {
    if (!(unsigned.code() instanceof CodeSource.Merchant merchant)) {
      return;
    }
    CardId cardId = unsigned.cardId();
    if (records.isHeld(cardId, merchant.code())) {
      violations.add(
          "code", "is already held by somebody; a code can be claimed once", RuleReference.CODES);
      return;
    }
    if (records.isRetired(cardId, merchant.code())) {
      violations.add("code", "was retired; use another one", RuleReference.CODES);
      return;
    }
    if (records.isInUpdate(cardId, merchant.code())) {
      violations.add(
          "code", "is the old or the new code of an update; use another one", RuleReference.CODES);
      return;
    }
    records.earlierOffers(cardId, merchant.code()).stream()
        .flatMap(earlier -> earlier.refusal(person).stream())
        .findFirst()
        .ifPresent(rule -> violations.add("code", rule, RuleReference.CODES));
  }

  private static CodeSource codeSource(RequestedCard requested, Optional<Card> card) {
    if (!requested.code().isEmpty()) {
      return new CodeSource.Merchant(new CardCode(requested.code()));
    }
    return card.filter(found -> found.codeMode() == CodeMode.CUSTOM).isPresent()
        ? new CodeSource.Inventory()
        : new CodeSource.Platform();
  }

  private static ValidityStart validityStart(RequestedCard requested) {
    return requested.fixedBeginTimestamp().isEmpty()
        ? new ValidityStart.AtClaim()
        : new ValidityStart.At(
            UnixSeconds.parse("fixedBeginTimestamp", requested.fixedBeginTimestamp()));
  }
}
