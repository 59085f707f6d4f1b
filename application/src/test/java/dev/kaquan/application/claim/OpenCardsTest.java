package dev.kaquan.application.claim;

import static dev.kaquan.application.claim.ClaimFixture.encrypted;
import static dev.kaquan.application.claim.ClaimFixture.plain;
import static dev.kaquan.application.claim.ClaimFixture.taken;
import static dev.kaquan.application.port.PortSamples.ANYONE;
import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OTHER_PERSON;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.claim.OpenCards.NotHeld;
import dev.kaquan.application.claim.OpenCards.Openable;
import dev.kaquan.application.claim.OpenCards.Opened;
import dev.kaquan.application.claim.OpenCards.Outcome;
import dev.kaquan.application.claim.OpenCards.Query;
import dev.kaquan.application.claim.OpenCards.Wanted;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenCardsTest {
  private static final CardId OTHER = new CardId("pOther");

  private final ClaimFixture claims = new ClaimFixture().withCodes(10);

  @Test
  void without_a_selection_all_cards_of_a_person_are_opened() {
    assertEquals(new Opened(List.of()), open());
    hold(CARD_ID, 0, PERSON);
    hold(OTHER, 1, PERSON);
    hold(CARD_ID, 2, OTHER_PERSON);
    hold(CARD_ID, 3, ANYONE);
    assertEquals(new Opened(List.of(openable(CARD_ID, 0), openable(OTHER, 1))), open());
    assertNobodyWasAsked();
  }

  @Test
  void a_card_without_a_code_opens_every_copy_of_it() {
    hold(CARD_ID, 0, PERSON);
    hold(OTHER, 1, PERSON);
    hold(CARD_ID, 2, PERSON);
    hold(CARD_ID, 3, OTHER_PERSON);
    assertEquals(
        new Opened(List.of(openable(CARD_ID, 0), openable(CARD_ID, 2))),
        open(new Wanted(CARD_ID, "")));
    assertNobodyWasAsked();
  }

  @Test
  void a_plain_code_opens_a_card_of_that_person_or_of_an_unknown_person() {
    hold(CARD_ID, 0, PERSON);
    hold(CARD_ID, 1, ANYONE);
    assertEquals(
        new Opened(List.of(openable(CARD_ID, 1), openable(CARD_ID, 0))),
        open(wantedPlain(CARD_ID, 1), wantedPlain(CARD_ID, 0)));
    assertNobodyWasAsked();
  }

  @Test
  void an_encrypted_code_opens_a_card_of_that_person_or_of_an_unknown_person() {
    hold(CARD_ID, 3, ANYONE);
    hold(CARD_ID, 4, PERSON);
    for (int number : new int[] {3, 4}) {
      assertEquals(
          new Opened(List.of(openable(CARD_ID, number))),
          open(new Wanted(CARD_ID, encrypted(number).value())));
    }
    assertEquals(List.of(encrypted(3), encrypted(4)), claims.platform.decrypted());
  }

  @Test
  void an_encrypted_code_of_another_person_or_card_or_of_nobody_opens_nothing() {
    hold(CARD_ID, 2, OTHER_PERSON);
    hold(OTHER, 3, PERSON);
    for (int number : new int[] {2, 3, 4}) {
      assertEquals(
          new NotHeld(List.of(0)), open(new Wanted(CARD_ID, encrypted(number).value())));
    }
  }

  @Test
  void cards_are_opened_in_the_order_in_which_they_are_wanted() {
    hold(CARD_ID, 0, PERSON);
    hold(OTHER, 1, PERSON);
    hold(CARD_ID, 2, PERSON);
    hold(OTHER, 4, PERSON);
    assertEquals(
        new Opened(List.of(
            openable(OTHER, 4),
            openable(OTHER, 1),
            openable(CARD_ID, 0),
            openable(CARD_ID, 2),
            openable(CARD_ID, 0))),
        open(
            new Wanted(OTHER, encrypted(4).value()),
            wantedPlain(OTHER, 1),
            new Wanted(CARD_ID, ""),
            wantedPlain(CARD_ID, 0)));
  }

  @Test
  void opening_may_be_repeated() {
    Wanted requested = new Wanted(CARD_ID, encrypted(4).value());
    assertEquals(open(requested), open(requested));
    assertEquals(List.of(), claims.ledger.of(PERSON.openid()));
  }

  @Test
  void what_the_person_is_not_known_to_hold_is_named_by_its_places() {
    hold(CARD_ID, 0, PERSON);
    hold(CARD_ID, 1, OTHER_PERSON);
    assertEquals(
        new NotHeld(List.of(1, 2, 3, 4)),
        open(
            wantedPlain(CARD_ID, 0),
            wantedPlain(CARD_ID, 1),
            wantedPlain(OTHER, 0),
            new Wanted(OTHER, ""),
            new Wanted(CARD_ID, encrypted(4).value())));
  }

  @Test
  void all_invalid_codes_are_reported_together_without_their_values() {
    InvalidValueException refusal = assertThrows(
        InvalidValueException.class,
        () -> open(
            new Wanted(CARD_ID, "优惠"),
            new Wanted(CARD_ID, encrypted(4).value()),
            new Wanted(CARD_ID, encrypted(4).value().replace('+', ' ')),
            new Wanted(CARD_ID, encrypted(99).value()),
            wantedPlain(CARD_ID, 0)));
    assertEquals(
        List.of("cards[0].code", "cards[2].code", "cards[3].code"),
        refusal.violations().stream().map(Violation::field).toList());
    assertFalse(refusal.getMessage().contains("优惠"));
    assertFalse(refusal.getMessage().contains("Encrypted/"));
  }

  @Test
  void each_code_is_decrypted_once_and_at_most_100_cards_are_opened() {
    hold(CARD_ID, 3, PERSON);
    Wanted wanted = new Wanted(CARD_ID, encrypted(3).value());
    Opened opened = (Opened) open(Collections.nCopies(100, wanted).toArray(Wanted[]::new));
    assertEquals(100, opened.cards().size());
    assertEquals(List.of(encrypted(3)), claims.platform.decrypted());
    assertEquals(
        "cards",
        assertThrows(
                InvalidValueException.class,
                () -> open(Collections.nCopies(101, wanted).toArray(Wanted[]::new)))
            .violations()
            .get(0)
            .field());
  }

  @Test
  void a_code_that_cannot_be_decrypted_now_is_a_fault() {
    for (Kind kind : Kind.values()) {
      claims.platform.failsAt(encrypted(4), kind);
      PlatformException fault = assertThrows(
          PlatformException.class, () -> open(new Wanted(CARD_ID, encrypted(4).value())));
      assertSame(kind, fault.kind());
    }
  }

  private Outcome open(Wanted... requested) {
    return claims.openCards.open(new Query(PERSON.openid(), List.of(requested)));
  }

  private void hold(CardId cardId, int number, Recipient holder) {
    String id = "r" + number;
    claims.ledger.add(request(id, taken(number)));
    claims.ledger.resolve(
        new RequestId(id),
        0,
        taken(number),
        new Holding(cardId, plain(number), holder, OuterStr.NONE, NOW));
  }

  private void assertNobodyWasAsked() {
    assertEquals(List.of(), claims.platform.decrypted());
  }

  private static Wanted wantedPlain(CardId cardId, int number) {
    return new Wanted(cardId, plain(number).value());
  }

  private static Openable openable(CardId cardId, int number) {
    return new Openable(cardId, plain(number));
  }
}
