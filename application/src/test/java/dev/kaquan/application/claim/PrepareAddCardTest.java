package dev.kaquan.application.claim;

import static dev.kaquan.application.claim.ClaimFixture.TICKET;
import static dev.kaquan.application.claim.ClaimFixture.draft;
import static dev.kaquan.application.claim.ClaimFixture.nonce;
import static dev.kaquan.application.claim.ClaimFixture.requested;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.InMemoryCodeInventory;
import dev.kaquan.application.port.InMemoryCodeUpdates;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.Warning;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.RequestedCard;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.signature.CardSignature;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrepareAddCardTest {
  private static final String OPENID = PERSON.openid().value();
  private static final String ID = CardSamples.CARD_ID.value();
  private static final String SECONDS = "1490190158";

  private final ClaimFixture claims = new ClaimFixture();

  @Test
  void each_card_of_a_request_is_signed_with_its_own_nonce() {
    Prepared prepared = claims.prepare(CardSamples.PLAIN, 2);
    assertEquals(
        List.of(cardExt(nonce(0), signature(nonce(0))), cardExt(nonce(1), signature(nonce(1)))),
        prepared.cardList().stream().map(SignedCardExt::cardExt).toList());
    assertEquals(new RequestId("015af641492b" + nonce(2)), prepared.id());
  }

  @Test
  void code_openid_beginning_and_channel_go_into_the_card_ext() {
    claims.with(CardSamples.card(CodeMode.CUSTOM, true, CardSamples.TERM.validity()));
    RequestedCard requested = new RequestedCard(ID, "0042", "门店", "1490100000");
    SignedCardExt signed = claims.prepared(draft(OPENID, requested)).cardList().get(0);
    String signature =
        CardSignature.over(TICKET, ID, SECONDS, nonce(0), "0042", OPENID).hex();
    assertEquals(
        "{\"code\":\"0042\",\"openid\":\"" + OPENID + "\",\"timestamp\":\"" + SECONDS
            + "\",\"nonce_str\":\"word0\",\"fixed_begintimestamp\":1490100000,"
            + "\"outer_str\":\"门店\",\"signature\":\"" + signature + "\"}",
        signed.cardExt());
  }

  @Test
  void a_response_is_stored_byte_for_byte() {
    claims.with(CardSamples.PLAIN);
    Prepared prepared = claims.prepared(draft(OPENID, new RequestedCard(ID, "", "门店", "")));
    String cardExt = prepared.cardList().get(0).cardExt();
    Offer offer = new Offer(CardSamples.CARD_ID, cardExt, new OuterStr("门店"), PortSamples.OPEN);
    assertEquals(
        new AddCardRequest(prepared.id(), PERSON, NOW, List.of(offer)), claims.stored(prepared));
  }

  @Test
  void whom_it_is_for_is_remembered_though_no_card_is_bound_to_anyone() {
    Prepared prepared = claims.prepare(CardSamples.PLAIN, 1);
    assertEquals(PERSON, claims.stored(prepared).person());
    assertFalse(prepared.cardList().get(0).cardExt().contains(OPENID));

    Prepared anyones = claims.prepared(draft("", requested(CardSamples.PLAIN)));
    assertEquals(new Recipient.Anyone(), claims.stored(anyones).person());
  }

  @Test
  void all_violations_are_reported_together_and_no_ticket_is_requested() {
    claims.with(CardSamples.BOUND);
    AddCardDraft draft = draft(
        "",
        new RequestedCard(ID, "0042", "x".repeat(129), "1490190158000"),
        new RequestedCard("pUnknown", "", "", ""),
        new RequestedCard("not an id", "优惠", "", ""));
    PrepareAddCard strict = prepareAddCard(
        claims.ledger, () -> fail("a ticket was requested"), () -> fail("a nonce was created"));
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> strict.prepare(draft));
    assertEquals(
        List.of(
            "cards[0].code",
            "cards[0].fixedBeginTimestamp",
            "cards[0].outerStr",
            "cards[0].fixedBeginTimestamp",
            "cards[1].cardId",
            "cards[2].cardId",
            "cards[2].code",
            "openid"),
        refusal.violations().stream().map(Violation::field).toList());
    for (String value : List.of("0042", "xxx", "1490190158000", "pUnknown", "优惠")) {
      assertFalse(refusal.getMessage().contains(value), value);
    }
  }

  @Test
  void a_code_that_somebody_holds_is_not_given_out_again() {
    claims.with(CardSamples.CUSTOM);
    CardCode code = new CardCode("0042");
    claims.ledger.add(PortSamples.request("r1", PortSamples.TAKEN));
    claims.ledger.resolve(new RequestId("r1"), 0, PortSamples.TAKEN, PortSamples.holding(code));
    AddCardDraft draft = draft("", new RequestedCard(ID, "0042", "", ""));
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> claims.prepared(draft));
    assertEquals("cards[0].code", refusal.violations().get(0).field());
    assertEquals(1, refusal.violations().size());
  }

  @Test
  void a_code_is_prepared_again_for_the_same_person_only() {
    claims.with(CardSamples.CUSTOM);
    RequestedCard requested = new RequestedCard(ID, "0042", "", "");
    claims.prepared(draft(OPENID, requested));
    claims.prepared(draft(OPENID, requested));
    InvalidValueException refusal = assertThrows(
        InvalidValueException.class, () -> claims.prepared(draft("oOther", requested)));
    assertEquals("cards[0].code", refusal.violations().get(0).field());
    assertTrue(refusal.getMessage().contains("another person"), refusal.getMessage());
  }

  @Test
  void a_warning_is_answered_and_the_card_is_issued() {
    claims.with(CardSamples.PLAIN);
    Prepared prepared = claims.prepared(draft("", new RequestedCard(ID, "", "{}", "")));
    assertEquals(
        List.of("cards[0].outerStr"),
        prepared.warnings().stream().map(Warning::field).toList());
    assertEquals(1, prepared.cardList().size());
  }

  @Test
  void without_a_ticket_nothing_is_issued_or_stored() {
    claims.with(CardSamples.PLAIN);
    PlatformException fault =
        new PlatformException(PlatformException.Kind.UNREACHABLE, "getticket: no answer");
    PrepareAddCard without = prepareAddCard(
        claims.ledger,
        () -> {
          throw fault;
        },
        () -> "nonce");
    AddCardDraft draft = draft("", requested(CardSamples.PLAIN));
    assertSame(fault, assertThrows(PlatformException.class, () -> without.prepare(draft)));
    assertEquals(Optional.empty(), claims.ledger.find(new RequestId("nonce")));
  }

  @Test
  void a_card_ext_that_cannot_be_stored_is_not_issued() {
    claims.with(CardSamples.PLAIN);
    PrepareAddCard sameId = prepareAddCard(claims.ledger, () -> TICKET, () -> "nonce");
    AddCardDraft draft = draft("", requested(CardSamples.PLAIN));
    Prepared first = ClaimFixture.prepared(sameId, draft);
    assertThrows(StorageException.class, () -> sameId.prepare(draft));
    assertTrue(claims.ledger.find(first.id()).isPresent());
  }

  @Test
  void the_ticket_is_neither_returned_nor_stored() {
    Prepared prepared = claims.prepare(CardSamples.PLAIN, 3);
    assertFalse(prepared.toString().contains(TICKET.reveal()));
    assertFalse(claims.stored(prepared).toString().contains(TICKET.reveal()));
  }

  private PrepareAddCard prepareAddCard(
      AddCardRequests requests, ApiTickets tickets, Nonces nonces) {
    return new PrepareAddCardService(
        claims.cards,
        claims.ledger,
        requests,
        new InMemoryCodeInventory(),
        new InMemoryCodeUpdates(),
        tickets,
        nonces,
        InstantSource.fixed(NOW));
  }

  private static String signature(String nonce) {
    return CardSignature.over(TICKET, ID, SECONDS, nonce).hex();
  }

  private static String cardExt(String nonce, String signature) {
    return "{\"timestamp\":\"" + SECONDS + "\",\"nonce_str\":\"" + nonce + "\",\"signature\":\""
        + signature + "\"}";
  }
}
