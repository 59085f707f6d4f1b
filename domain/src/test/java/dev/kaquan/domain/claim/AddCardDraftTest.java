package dev.kaquan.domain.claim;

import static dev.kaquan.domain.card.CardSamples.BOUND;
import static dev.kaquan.domain.card.CardSamples.CARD_ID;
import static dev.kaquan.domain.card.CardSamples.CUSTOM;
import static dev.kaquan.domain.card.CardSamples.DEPOSIT;
import static dev.kaquan.domain.card.CardSamples.NOW;
import static dev.kaquan.domain.card.CardSamples.OPENID;
import static dev.kaquan.domain.card.CardSamples.PLAIN;
import static dev.kaquan.domain.card.CardSamples.TERM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Warning;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.card.Validity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddCardDraftTest {
  private static final String ID = CARD_ID.value();
  private static final String NO_OPENID = "";
  private static final Card MEMBER = new Card(
      CARD_ID,
      CardType.MEMBER_CARD,
      "会员卡",
      CodeMode.PLATFORM,
      false,
      new Validity.Permanent(),
      100,
      1,
      CardStatus.VERIFY_OK);

  @Test
  void a_card_with_codes_by_the_platform_carries_neither_code_nor_openid() {
    assertEquals(
        List.of(new UnsignedCardExt(
            CARD_ID,
            new CodeSource.Platform(),
            new Recipient.Anyone(),
            new OuterStr("guide"),
            new ValidityStart.AtClaim())),
        terms(PLAIN, OPENID.value(), new RequestedCard(ID, "", "guide", "")));
  }

  @Test
  void a_custom_card_carries_its_code() {
    UnsignedCardExt terms =
        terms(CUSTOM, NO_OPENID, new RequestedCard(ID, "0042", "", "")).get(0);
    assertEquals(new CodeSource.Merchant(new CardCode("0042")), terms.code());
  }

  @Test
  void a_bound_card_carries_the_openid() {
    UnsignedCardExt terms =
        terms(BOUND, OPENID.value(), new RequestedCard(ID, "", "", "")).get(0);
    assertEquals(new Recipient.Bound(OPENID), terms.recipient());
  }

  @Test
  void a_fixed_term_may_carry_its_beginning() {
    UnsignedCardExt terms =
        terms(TERM, NO_OPENID, new RequestedCard(ID, "", "", "1490190158")).get(0);
    assertEquals(new ValidityStart.At(NOW), terms.validityStart());
  }

  @Test
  void the_same_card_may_be_requested_twice_and_each_copy_is_separate() {
    RequestedCard requested = new RequestedCard(ID, "", "", "");
    assertEquals(2, terms(PLAIN, NO_OPENID, requested, requested).size());
  }

  @Test
  void a_request_has_at_most_one_member_card() {
    RequestedCard requested = new RequestedCard(ID, "", "", "");
    assertEquals(1, terms(MEMBER, NO_OPENID, requested).size());
    assertEquals(
        List.of("cards[1].cardId", "cards[2].cardId"),
        broken(MEMBER, NO_OPENID, requested, requested, requested));
  }

  @Test
  void an_id_that_is_no_card_id_is_refused_with_a_hint() {
    assertTrue(ruleOfUnknown("1234567890123456").contains("coupons of WeChat Pay are not cards"));
    assertFalse(ruleOfUnknown(ID).contains("WeChat Pay"));
  }

  private static String ruleOfUnknown(String cardId) {
    AddCardDraft draft =
        new AddCardDraft(NO_OPENID, List.of(new RequestedCard(cardId, "", "", "")));
    return assertThrows(
            InvalidValueException.class, () -> draft.check(new NothingHeld(Optional.empty()), NOW))
        .violations()
        .get(0)
        .rule();
  }

  @Test
  void violations_of_the_code_matrix_are_refused() {
    assertEquals(
        List.of("cards[0].code"), broken(PLAIN, NO_OPENID, new RequestedCard(ID, "1", "", "")));
    assertEquals(
        List.of("cards[0].code"), broken(DEPOSIT, NO_OPENID, new RequestedCard(ID, "1", "", "")));
    assertEquals(List.of("openid"), broken(BOUND, NO_OPENID, new RequestedCard(ID, "", "", "")));
    assertEquals(
        List.of("cards[0].fixedBeginTimestamp"),
        broken(PLAIN, NO_OPENID, new RequestedCard(ID, "", "", "1490190158")));
  }

  @Test
  void a_retired_code_is_refused() {
    assertEquals(
        List.of("cards[0].code"),
        broken(CUSTOM, NO_OPENID, new RequestedCard(ID, "RETIRED", "", "")));
  }

  @Test
  void a_code_of_an_update_is_refused() {
    assertEquals(
        List.of("cards[0].code"),
        broken(CUSTOM, NO_OPENID, new RequestedCard(ID, "UPDATED", "", "")));
  }

  @Test
  void a_custom_code_that_is_not_given_is_to_be_drawn() {
    UnsignedCardExt term =
        terms(CUSTOM, NO_OPENID, new RequestedCard(ID, "", "", "")).get(0);
    assertEquals(new CodeSource.Inventory(), term.code());
    assertThrows(IllegalStateException.class, () -> term.code().inCardExt());
    assertEquals("A1", term.with(new CardCode("A1")).code().inCardExt());
    assertEquals(
        new CodeSource.Platform(),
        terms(DEPOSIT, NO_OPENID, new RequestedCard(ID, "", "", "")).get(0).code());
  }

  @Test
  void all_violations_are_reported_together_with_their_positions() {
    assertEquals(
        List.of(
            "openid",
            "cards[0].code",
            "cards[0].fixedBeginTimestamp",
            "cards[0].code",
            "cards[0].outerStr",
            "cards[0].fixedBeginTimestamp",
            "cards[1].cardId",
            "cards[2].cardId"),
        broken(
            PLAIN,
            "not an openid",
            new RequestedCard(ID, "优惠", "x".repeat(129), "1490190158000"),
            new RequestedCard("unknown", "", "", ""),
            new RequestedCard("not an id", "", "", "")));
  }

  @Test
  void a_card_that_cannot_be_taken_is_not_given_out() {
    RequestedCard requested = new RequestedCard(ID, "", "", "");
    for (CardStatus status : List.of(CardStatus.DELETE, CardStatus.VERIFY_FAIL)) {
      assertEquals(List.of("cards[0].cardId"), broken(in(status), NO_OPENID, requested));
    }
    assertEquals(1, terms(in(CardStatus.NOT_VERIFY), NO_OPENID, requested).size());
  }

  @Test
  void a_card_is_given_out_up_to_its_last_second() {
    Instant end = ((Validity.FixedRange) PLAIN.validity()).end();
    AddCardDraft draft = new AddCardDraft(NO_OPENID, List.of(new RequestedCard(ID, "", "", "")));
    assertEquals(1, draft.check(new NothingHeld(Optional.of(PLAIN)), end).size());
    assertThrows(
        InvalidValueException.class,
        () -> draft.check(new NothingHeld(Optional.of(PLAIN)), end.plusSeconds(1)));
  }

  @Test
  void a_code_is_given_out_once() {
    RequestedCard requested = new RequestedCard(ID, "0042", "", "");
    assertEquals(List.of("cards[1].code"), broken(CUSTOM, NO_OPENID, requested, requested));
    AddCardDraft draft = new AddCardDraft(NO_OPENID, List.of(requested));
    AddCardDraft.Records held = new NothingHeld(Optional.of(CUSTOM)) {
      @Override
      public boolean isHeld(CardId id, CardCode code) {
        return true;
      }
    };
    assertEquals(
        List.of("cards[0].code"),
        fields(assertThrows(InvalidValueException.class, () -> draft.check(held, NOW))));
  }

  @Test
  void a_request_has_1_to_100_cards() {
    RequestedCard requested = new RequestedCard(ID, "", "", "");
    assertEquals(List.of("cards"), broken(PLAIN, NO_OPENID));
    assertEquals(
        100,
        terms(PLAIN, NO_OPENID, Collections.nCopies(100, requested).toArray(RequestedCard[]::new))
            .size());
    assertEquals(
        List.of("cards"),
        broken(
            PLAIN, NO_OPENID, Collections.nCopies(101, requested).toArray(RequestedCard[]::new)));
  }

  private static Card in(CardStatus status) {
    return new Card(
        CARD_ID,
        PLAIN.type(),
        PLAIN.title(),
        PLAIN.codeMode(),
        false,
        PLAIN.validity(),
        1,
        1,
        status);
  }

  private static List<UnsignedCardExt> terms(Card card, String openid, RequestedCard... requested) {
    return new AddCardDraft(openid, List.of(requested))
        .check(new NothingHeld(Optional.of(card)), NOW);
  }

  private static List<String> broken(Card card, String openid, RequestedCard... requested) {
    return fields(assertThrows(InvalidValueException.class, () -> terms(card, openid, requested)));
  }

  private static List<String> fields(InvalidValueException refusal) {
    return refusal.violations().stream().map(Violation::field).toList();
  }

  @Test
  void a_code_that_was_prepared_for_another_person_is_refused() {
    AddCardDraft.Records records = new NothingHeld(Optional.of(CUSTOM)) {
      @Override
      public List<EarlierOffer> earlierOffers(CardId id, CardCode code) {
        return List.of(
            new EarlierOffer(new Recipient.Bound(new OpenId("oFirst")), Outcome.CANCELLED));
      }
    };
    List<RequestedCard> requested = List.of(new RequestedCard(ID, "0042", "", ""));
    assertEquals(1, new AddCardDraft("oFirst", requested).check(records, NOW).size());
    for (String other : List.of("oSecond", NO_OPENID)) {
      InvalidValueException refusal = assertThrows(
          InvalidValueException.class,
          () -> new AddCardDraft(other, requested).check(records, NOW));
      assertEquals(List.of("cards[0].code"), fields(refusal));
    }
  }

  @Test
  void an_unusual_channel_is_a_warning() {
    List<RequestedCard> requested = Stream.of(
            "shop-7", "{}", "a'b", "\"", "门".repeat(32), "门".repeat(33), "😀".repeat(32))
        .map(outerStr -> new RequestedCard(ID, "", outerStr, ""))
        .toList();
    assertEquals(
        List.of("cards[1].outerStr", "cards[2].outerStr", "cards[3].outerStr", "cards[5].outerStr"),
        new AddCardDraft(NO_OPENID, requested)
            .warnings().stream().map(Warning::field).toList());
  }

  /** Knows one card, and no code. */
  private static class NothingHeld implements AddCardDraft.Records {
    private final Optional<Card> card;

    NothingHeld(Optional<Card> card) {
      this.card = card;
    }

    @Override
    public Optional<Card> card(CardId id) {
      return card.filter(known -> known.id().equals(id));
    }

    @Override
    public boolean isHeld(CardId id, CardCode code) {
      return false;
    }

    @Override
    public boolean isInUpdate(CardId id, CardCode code) {
      return code.value().equals("UPDATED");
    }

    @Override
    public boolean isRetired(CardId id, CardCode code) {
      return code.value().equals("RETIRED");
    }

    @Override
    public List<EarlierOffer> earlierOffers(CardId id, CardCode code) {
      return List.of();
    }
  }
}
