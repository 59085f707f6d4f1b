package dev.kaquan.application.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.claim.OpenCards.NotHeld;
import dev.kaquan.application.claim.OpenCards.Openable;
import dev.kaquan.application.claim.OpenCards.Opened;
import dev.kaquan.application.claim.OpenCards.Outcome;
import dev.kaquan.application.claim.OpenCards.Wanted;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenCardsTest {
  private static final OpenId PERSON = PortSamples.PERSON.openid();
  private static final CardId CARD = PortSamples.CARD_ID;
  private static final CardCode CODE = PortSamples.CODE;
  private static final String ENCRYPTED = "AAAAaaaa+/AAAAaaaaAAAAaa";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final FakePlatform platform = new FakePlatform().knows(ENCRYPTED, "0042");
  private final OpenCards opening = new OpenCardsService(ledger, platform);

  @BeforeEach
  void hold() {
    AddCardRequest request = PortSamples.request("r1", PortSamples.TAKEN);
    ledger.add(request);
    ledger.settle(request.id(), 0, PortSamples.TAKEN, PortSamples.holding(CODE));
  }

  @Test
  void without_a_wish_everything_that_the_person_holds_is_opened() {
    assertEquals(new Opened(List.of(new Openable(CARD, CODE))), open(PERSON));
    assertEquals(new Opened(List.of()), open(PortSamples.OTHER_PERSON.openid()));
  }

  @Test
  void a_card_without_a_code_means_what_the_person_holds_of_it() {
    assertEquals(new Opened(List.of(new Openable(CARD, CODE))), open(PERSON, new Wanted(CARD, "")));
  }

  @Test
  void an_encrypted_code_is_decrypted_and_asked_of_nobody_else() {
    assertEquals(
        new Opened(List.of(new Openable(CARD, new CardCode("0042")))),
        open(PERSON, new Wanted(CARD, ENCRYPTED)));
    assertEquals(List.of(ENCRYPTED), platform.asked);
  }

  @Test
  void a_plain_code_is_opened_for_who_holds_it_alone() {
    Wanted wanted = new Wanted(CARD, CODE.value());
    assertEquals(new Opened(List.of(new Openable(CARD, CODE))), open(PERSON, wanted));
    assertEquals(new NotHeld(List.of(0)), open(PortSamples.OTHER_PERSON.openid(), wanted));
    assertEquals(new NotHeld(List.of(1)), open(PERSON, wanted, new Wanted(CARD, "999999999999")));
  }

  @Test
  void all_codes_that_are_none_are_told_at_once() {
    InvalidValueException refused = assertThrows(
        InvalidValueException.class,
        () -> open(
            PERSON,
            new Wanted(CARD, "BBBBbbbb+/BBBBbbbbBBBBbb"),
            new Wanted(CARD, CODE.value()),
            new Wanted(CARD, "not a code")));
    assertEquals(
        List.of("cards[0].code", "cards[2].code"),
        refused.violations().stream().map(Violation::field).toList());
  }

  @Test
  void a_platform_out_of_reach_is_no_wrong_code() {
    platform.isOutOfReachFor(ENCRYPTED);
    assertThrows(PlatformException.class, () -> open(PERSON, new Wanted(CARD, ENCRYPTED)));
  }

  private Outcome open(OpenId person, Wanted... cards) {
    return opening.open(new OpenCards.Query(person, List.of(cards)));
  }
}
