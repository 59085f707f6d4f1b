package dev.kaquan.application.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.InMemoryLedger;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportAddCardTest {
  private static final RequestId ID = new RequestId("r1");
  private static final String FIRST = "AAAAaaaa+/AAAAaaaaAAAAaa";
  private static final String SECOND = "BBBBbbbb+/BBBBbbbbBBBBbb";
  private static final String THIRD = "CCCCcccc+/CCCCccccCCCCcc";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final FakePlatform platform =
      new FakePlatform().knows(FIRST, "0001").knows(SECOND, "0002").knows(THIRD, "0003");
  private final Settlement settlement = new Settlement(ledger, platform, () -> PortSamples.NOW);
  private final ReportAddCard reports =
      new ReportAddCardService(ledger, settlement, () -> PortSamples.NOW);
  private final SettleReports settling = new SettleReportsService(ledger, settlement);

  private final AddCardRequest request =
      PortSamples.request("r1", PortSamples.OPEN, PortSamples.OPEN, PortSamples.OPEN);

  @BeforeEach
  void give() {
    ledger.add(request);
  }

  @Test
  void what_was_added_is_decrypted_and_who_holds_it_is_kept() {
    AddCardRequest after = report(ended(FIRST, SECOND, THIRD)).orElseThrow();
    assertEquals(
        List.of(added("0001"), added("0002"), added("0003")),
        after.offers().stream().map(Offer::state).toList());
    List<Holding> held = ledger.of(PortSamples.PERSON.openid());
    assertEquals(List.of("0001", "0002", "0003"), codes(held));
    assertEquals(PortSamples.PERSON, held.get(0).holder());
  }

  @Test
  void the_same_report_sent_again_answers_the_same_and_asks_nobody() {
    Optional<AddCardRequest> first = report(ended(FIRST, SECOND, THIRD));
    int asked = platform.asked.size();
    assertEquals(first, report(ended(FIRST, SECOND, THIRD)));
    assertEquals(asked, platform.asked.size());
    assertEquals(3, ledger.of(PortSamples.PERSON.openid()).size());
  }

  @Test
  void a_cancellation_that_comes_late_takes_nothing_back() {
    Optional<AddCardRequest> first = report(ended(FIRST, SECOND, THIRD));
    assertEquals(first, report(new AddCardReport.Cancelled()));
  }

  @Test
  void cancelled_and_failed_are_told_apart() {
    assertEquals(
        PortSamples.CANCELLED,
        report(new AddCardReport.Cancelled()).orElseThrow().offers().get(0).state());
    assertEquals(
        new OfferState.Failed("(签名错误)"),
        report(new AddCardReport.Failed("(签名错误)")).orElseThrow().offers().get(2).state());
    assertEquals(List.of(), platform.asked);
  }

  @Test
  void a_platform_that_goes_away_halfway_loses_nothing() {
    platform.isOutOfReachFor(SECOND);
    assertThrows(PlatformException.class, () -> report(ended(FIRST, SECOND, THIRD)));
    assertEquals(List.of(ID), ledger.unsettled(10));
    assertEquals(List.of("0001"), codes(ledger.of(PortSamples.PERSON.openid())));
    assertThrows(PlatformException.class, settling::settleAll);

    platform.isBack();
    assertEquals(1, settling.settleAll());
    assertEquals(List.of("0001", "0002", "0003"), codes(ledger.of(PortSamples.PERSON.openid())));
    assertEquals(0, settling.settleAll());
  }

  @Test
  void a_code_of_another_account_is_refused_and_may_be_reported_again() {
    String stranger = "ZZZZzzzz+/ZZZZzzzzZZZZzz";
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, () -> report(ended(FIRST, stranger, THIRD)));
    assertEquals("cardList[1].code", refused.violations().get(0).field());
    assertEquals(List.of("0001", "0003"), codes(ledger.of(PortSamples.PERSON.openid())));
    assertEquals(
        added("0002"),
        report(ended(FIRST, SECOND, THIRD)).orElseThrow().offers().get(1).state());
  }

  @Test
  void a_cardExt_that_was_not_given_out_is_refused_and_nothing_is_kept() {
    List<ReportedCard> cards = new ArrayList<>(((AddCardReport.Ended) ended(FIRST)).cards());
    ReportedCard mine = cards.get(0);
    cards.set(0, new ReportedCard(mine.cardId(), mine.cardExt() + " ", mine.code(), true));
    assertThrows(InvalidValueException.class, () -> report(new AddCardReport.Ended(cards)));
    assertEquals(Optional.of(request), ledger.find(ID));
    assertEquals(List.of(), ledger.received(ID));
  }

  @Test
  void a_request_that_nobody_made_is_not_found() {
    assertEquals(
        Optional.empty(),
        reports.report(
            new ReportAddCard.Command(new RequestId("r2"), new AddCardReport.Cancelled(), "{}")));
  }

  @Test
  void reports_that_come_at_once_settle_once() throws Exception {
    ExecutorService phones = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    Callable<Optional<AddCardRequest>> one = () -> {
      start.await();
      return report(ended(FIRST, SECOND, THIRD));
    };
    List<Future<Optional<AddCardRequest>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(phones.submit(one));
    }
    start.countDown();
    for (Future<Optional<AddCardRequest>> answer : answers) {
      Optional<AddCardRequest> told = answer.get();
      assertEquals(ledger.find(ID), told);
    }
    phones.shutdown();
    assertEquals(3, ledger.of(PortSamples.PERSON.openid()).size());
    assertTrue(ledger.unsettled(10).isEmpty());
  }

  private Optional<AddCardRequest> report(AddCardReport report) {
    return reports.report(new ReportAddCard.Command(ID, report, "received"));
  }

  private AddCardReport ended(String... codes) {
    List<ReportedCard> cards = new ArrayList<>();
    for (int place = 0; place < codes.length; place++) {
      Offer offer = request.offers().get(place);
      cards.add(new ReportedCard(offer.cardId().value(), offer.cardExt(), codes[place], true));
    }
    return new AddCardReport.Ended(cards);
  }

  private static OfferState added(String code) {
    return new OfferState.Added(new CardCode(code));
  }

  private static List<String> codes(List<Holding> held) {
    return held.stream().map(holding -> holding.code().value()).toList();
  }
}
