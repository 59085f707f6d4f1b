package dev.kaquan.application.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.AddCardWish;
import dev.kaquan.domain.claim.SignedCardExt;
import dev.kaquan.domain.claim.WantedCard;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrepareAddCardTest {
  private static final ApiTicket TICKET = new ApiTicket("the-ticket-that-nobody-may-see");
  private static final String CARD = CardSamples.CARD_ID.value();

  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final AtomicInteger drawn = new AtomicInteger();

  @Test
  void a_card_is_signed_at_the_time_of_day_and_kept_before_it_is_answered() {
    cards.keep(PortSamples.keptCard(CardSamples.PLAIN));
    PrepareAddCard.Prepared prepared = prepare(() -> TICKET, wish("", wanted("")));
    SignedCardExt signed = prepared.cardList().get(0);
    assertEquals(CardSignature.over(TICKET, CARD, "1490190158", "word1"), signed.signature());
    AddCardRequest kept = ledger.find(prepared.id()).orElseThrow();
    assertEquals(signed.cardExt(), kept.offers().get(0).cardExt());
    assertEquals(PortSamples.OPEN, kept.offers().get(0).state());
    assertEquals(PortSamples.ANYONE, kept.person());
  }

  @Test
  void two_copies_of_a_card_have_two_nonces() {
    cards.keep(PortSamples.keptCard(CardSamples.PLAIN));
    List<SignedCardExt> signed =
        prepare(() -> TICKET, wish("", wanted(""), wanted(""))).cardList();
    assertNotEquals(signed.get(0).cardExt(), signed.get(1).cardExt());
  }

  @Test
  void what_cannot_be_kept_is_not_given_out() {
    cards.keep(PortSamples.keptCard(CardSamples.PLAIN));
    PrepareAddCard full = new PrepareAddCardService(
        cards, ledger, new FullLedger(), () -> TICKET, this::word, () -> PortSamples.NOW);
    assertThrows(StorageException.class, () -> full.prepare(wish("", wanted(""))));
  }

  @Test
  void every_broken_rule_is_told_at_once_and_no_ticket_is_asked_for() {
    cards.keep(PortSamples.keptCard(CardSamples.CUSTOM));
    ApiTickets never = () -> {
      throw new AssertionError("a ticket was asked for");
    };
    AddCardWish wish =
        wish("no openid", wanted(""), wanted("no code"), new WantedCard("pUnknown", "", "", ""));
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> prepare(never, wish));
    assertEquals(
        List.of("openid", "cards[0].code", "cards[1].code", "cards[2].cardId"),
        refused.violations().stream().map(Violation::field).toList());
    assertEquals(0, drawn.get());
  }

  @Test
  void a_code_in_somebodys_hands_is_not_given_out_again() {
    cards.keep(PortSamples.keptCard(CardSamples.CUSTOM));
    AddCardRequest before = PortSamples.request("r1", PortSamples.TAKEN);
    ledger.add(before);
    ledger.settle(before.id(), 0, PortSamples.TAKEN, PortSamples.holding(PortSamples.CODE));
    InvalidValueException refused = assertThrows(
        InvalidValueException.class,
        () -> prepare(() -> TICKET, wish("", wanted(PortSamples.CODE.value()))));
    assertTrue(refused.getMessage().contains("in somebody's hands already"));
  }

  @Test
  void without_a_ticket_nothing_is_kept() {
    cards.keep(PortSamples.keptCard(CardSamples.PLAIN));
    ApiTickets none = () -> {
      throw new PlatformException(Kind.UNREACHABLE, "no answer");
    };
    assertThrows(PlatformException.class, () -> prepare(none, wish("", wanted(""))));
    assertEquals(0, drawn.get());
  }

  @Test
  void no_message_holds_the_ticket() {
    cards.keep(PortSamples.keptCard(CardSamples.PLAIN));
    PrepareAddCard.Prepared prepared = prepare(() -> TICKET, wish("", wanted("")));
    assertFalse(prepared.toString().contains("nobody-may-see"));
    assertEquals(Optional.empty(), ledger.find(PortSamples.request("other").id()));
  }

  private PrepareAddCard.Prepared prepare(ApiTickets tickets, AddCardWish wish) {
    return new PrepareAddCardService(
            cards, ledger, ledger, tickets, this::word, () -> PortSamples.NOW)
        .prepare(wish);
  }

  private String word() {
    return "word" + drawn.incrementAndGet();
  }

  private static AddCardWish wish(String openid, WantedCard... cards) {
    return new AddCardWish(openid, List.of(cards));
  }

  private static WantedCard wanted(String code) {
    return new WantedCard(CARD, code, "", "");
  }
}
