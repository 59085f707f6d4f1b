package dev.kaquan.application.claim;

import static dev.kaquan.application.claim.ClaimFixture.added;
import static dev.kaquan.application.claim.ClaimFixture.encrypted;
import static dev.kaquan.application.claim.ClaimFixture.ended;
import static dev.kaquan.application.claim.ClaimFixture.missed;
import static dev.kaquan.application.claim.ClaimFixture.open;
import static dev.kaquan.application.claim.ClaimFixture.plain;
import static dev.kaquan.application.claim.ClaimFixture.states;
import static dev.kaquan.application.claim.ClaimFixture.taken;
import static dev.kaquan.application.claim.ClaimFixture.took;
import static dev.kaquan.application.port.PortSamples.CANCELLED;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.claim.ReportAddCard.Command;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportAddCardTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final OfferState FAILED = new OfferState.Failed("");

  private final ClaimFixture claims = new ClaimFixture().withCodes(3);
  private final Prepared three = claims.prepare(CardSamples.PLAIN, 3);
  private final Command all =
      ended(three.id(), "the report", took(three, 0, 0), took(three, 1, 1), took(three, 2, 2));

  @Test
  void the_code_of_each_taken_card_is_decrypted_and_its_holding_stored() {
    AddCardRequest after = report(all);
    assertEquals(List.of(added(0), added(1), added(2)), states(after));
    assertEquals(after, claims.stored(three));
    assertEquals(List.of(holding(0), holding(1), holding(2)), claims.ledger.of(PERSON.openid()));
    assertEquals(List.of(), PortSamples.pending(claims.ledger));
  }

  @Test
  void each_card_is_judged_by_itself() {
    AddCardRequest after = report(ended(three.id(), "r", missed(three, 2), took(three, 0, 0)));
    assertEquals(List.of(added(0), OPEN, FAILED), states(after));
  }

  @Test
  void a_cancelled_or_refused_claim_does_not_call_the_platform() {
    assertEquals(
        List.of(CANCELLED, CANCELLED, CANCELLED),
        states(report(new Command(three.id(), new AddCardReport.Cancelled(), "left"))));
    OfferState refused = new OfferState.Failed("(已领完)");
    assertEquals(
        List.of(refused, refused, refused),
        states(report(new Command(three.id(), new AddCardReport.Failed("(已领完)"), "refused"))));
    assertEquals(List.of("left", "refused"), claims.ledger.received(three.id()));
    assertEquals(List.of(), claims.platform.decrypted());
  }

  @Test
  void a_taken_card_stays_taken_whatever_is_reported_later() {
    AddCardRequest after = report(all);
    assertEquals(after, report(new Command(three.id(), new AddCardReport.Cancelled(), "later")));
    assertEquals(
        after, report(ended(three.id(), "even later", missed(three, 0), took(three, 1, 2))));
  }

  @Test
  void a_report_about_an_unknown_request_is_empty() {
    RequestId unknown = new RequestId("never");
    assertEquals(
        Optional.empty(), claims.reportAddCard.report(ended(unknown, "r", took(three, 0, 0))));
    assertEquals(List.of(), claims.ledger.received(unknown));
    assertEquals(List.of(), claims.platform.decrypted());
  }

  @Test
  void repeating_a_report_returns_the_same_and_calls_the_platform_once() {
    AddCardRequest once = report(all);
    assertEquals(once, report(all));
    assertEquals(List.of(encrypted(0), encrypted(1), encrypted(2)), claims.platform.decrypted());
    assertEquals(List.of("the report"), claims.ledger.received(three.id()));
    assertEquals(3, claims.ledger.of(PERSON.openid()).size());
  }

  @Test
  void all_violations_are_reported_together_and_nothing_is_stored() {
    Prepared other = claims.prepare(CardSamples.PLAIN, 1);
    ReportedCard plainCode = new ReportedCard(
        CardSamples.CARD_ID.value(), three.cardList().get(1).cardExt(), "0042", true);
    InvalidValueException refusal = refusal(
        ended(three.id(), "r", took(three, 0, 0), took(other, 0, 1), plainCode, took(three, 0, 0)));
    assertEquals(
        List.of("cardList[1].cardExt", "cardList[2].code", "cardList[3].cardExt"), fields(refusal));
    assertEquals(open(3), claims.states(three));
    assertEquals(List.of(), claims.ledger.received(three.id()));
    assertEquals(List.of(), claims.platform.decrypted());
  }

  @Test
  void a_card_ext_is_valid_only_for_its_own_card() {
    ReportedCard foreign = new ReportedCard(
        "pOther", three.cardList().get(0).cardExt(), encrypted(0).value(), true);
    assertEquals(List.of("cardList[0].cardExt"), fields(refusal(ended(three.id(), "r", foreign))));
  }

  @Test
  void a_report_is_stored_before_the_platform_is_called() {
    List<String> seen = new ArrayList<>();
    reportAddCard(1, A_MINUTE, code -> {
          seen.addAll(claims.ledger.received(three.id()));
          assertEquals(
              List.of(taken(0), taken(1), taken(2)), claims.states(three).subList(0, 3));
          throw new PlatformException(Kind.UNREACHABLE, "decrypt: no answer");
        })
        .apply(all);
    assertEquals(List.of("the report"), seen);
  }

  @Test
  void holdings_are_stored_in_the_order_of_the_request_whatever_is_decrypted_first() {
    CountDownLatch lastIsDecrypted = new CountDownLatch(1);
    reportAddCard(3, A_MINUTE, code -> {
          if (code.equals(encrypted(2))) {
            lastIsDecrypted.countDown();
          } else {
            await(lastIsDecrypted);
          }
          return claims.platform.decrypt(code);
        })
        .apply(all);
    assertEquals(List.of(holding(0), holding(1), holding(2)), claims.ledger.of(PERSON.openid()));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_code_that_cannot_be_decrypted_now_stays_taken_and_is_resolved_later(Kind kind) {
    claims.platform.failsAt(encrypted(1), kind);
    OfferState last = kind == Kind.UNREACHABLE ? taken(2) : added(2);
    assertEquals(List.of(added(0), taken(1), last), states(report(all)));
    assertEquals(List.of("the report"), claims.ledger.received(three.id()));
    assertEquals(List.of(three.id()), PortSamples.pending(claims.ledger));

    claims.platform.recovers();
    claims.passes(Duration.ofSeconds(6));
    claims.resolvePendingCodes.resolveDue();
    assertEquals(List.of(added(0), added(1), added(2)), claims.states(three));
    assertEquals(
        Set.of(plain(0), plain(1), plain(2)),
        claims.ledger.of(PERSON.openid()).stream().map(Holding::code).collect(toSet()));
    assertEquals(
        1, claims.platform.decrypted().stream().filter(encrypted(0)::equals).count());
  }

  @Test
  void repeating_a_report_after_a_failure_completes_it() {
    claims.platform.failsAt(encrypted(1), Kind.UNREACHABLE);
    assertEquals(List.of(added(0), taken(1), taken(2)), states(report(all)));
    claims.platform.recovers();
    assertEquals(List.of(added(0), added(1), added(2)), states(report(all)));
  }

  @Test
  void pending_codes_are_tried_when_the_page_is_left() {
    claims.platform.failsAt(encrypted(0), Kind.BUSY);
    report(all);
    claims.platform.recovers();
    assertEquals(
        List.of(added(0), added(1), added(2)),
        states(report(new Command(three.id(), new AddCardReport.Cancelled(), "left"))));
  }

  @Test
  void codes_of_another_account_are_refused_in_place_and_the_others_stored() {
    Command strange =
        ended(three.id(), "strange", took(three, 2, 8), took(three, 1, 1), took(three, 0, 9));
    for (int time = 0; time < 2; time++) {
      InvalidValueException refusal = refusal(strange);
      assertEquals(List.of("cardList[0].code", "cardList[2].code"), fields(refusal));
      assertFalse(refusal.getMessage().contains(encrypted(8).value()));
      assertEquals(List.of(OPEN, added(1), OPEN), claims.states(three));
      assertEquals(List.of(), PortSamples.pending(claims.ledger));
    }
    assertEquals(List.of(added(0), added(1), added(2)), states(report(all)));
  }

  @Test
  void a_report_does_not_answer_for_the_code_of_an_earlier_one() {
    claims.platform.failsAt(encrypted(9), Kind.UNREACHABLE);
    assertEquals(
        List.of(OPEN, OPEN, taken(9)),
        states(report(ended(three.id(), "strange", took(three, 2, 9)))));
    claims.platform.recovers();
    assertEquals(
        List.of(added(0), OPEN, OPEN),
        states(report(ended(three.id(), "another", took(three, 0, 0)))));
  }

  @Test
  void the_codes_of_a_report_are_decrypted_concurrently() {
    CyclicBarrier allInside = new CyclicBarrier(3);
    AddCardRequest after = reportAddCard(3, A_MINUTE, code -> {
          meet(allInside);
          return claims.platform.decrypt(code);
        })
        .apply(all)
        .orElseThrow();
    assertEquals(List.of(added(0), added(1), added(2)), states(after));
  }

  @Test
  void a_code_that_takes_too_long_is_answered_as_taken_and_resolved_later() {
    CountDownLatch never = new CountDownLatch(1);
    AddCardRequest after = reportAddCard(3, Duration.ofSeconds(1), code -> {
          if (code.equals(encrypted(1))) {
            await(never);
          }
          return claims.platform.decrypt(code);
        })
        .apply(all)
        .orElseThrow();
    assertEquals(List.of(added(0), taken(1), added(2)), states(after));
    claims.passes(Duration.ofSeconds(6));
    claims.resolvePendingCodes.resolveDue();
    assertEquals(List.of(added(0), added(1), added(2)), claims.states(three));
  }

  @Test
  void a_failure_of_the_storage_is_not_swallowed() {
    StorageException failure = new StorageException("the disk is full", null);
    assertSame(
        failure,
        assertThrows(
            StorageException.class,
            () -> reportAddCard(1, A_MINUTE, code -> {
                  throw failure;
                })
                .apply(all)));
  }

  @Test
  void two_concurrent_reports_have_the_same_result_and_each_code_is_stored_once() throws Exception {
    CyclicBarrier bothInside = new CyclicBarrier(2);
    Function<Command, Optional<AddCardRequest>> meeting = reportAddCard(2, A_MINUTE, code -> {
      meet(bothInside);
      return claims.platform.decrypt(code);
    });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Optional<AddCardRequest>> reporting = () -> meeting.apply(all);
      List<Future<Optional<AddCardRequest>>> answers =
          threads.invokeAll(List.of(reporting, reporting), 60, TimeUnit.SECONDS);
      Optional<AddCardRequest> stored = Optional.of(claims.stored(three));
      assertEquals(
          List.of(stored, stored), List.of(answers.get(0).get(), answers.get(1).get()));
    } finally {
      threads.shutdownNow();
    }
    assertEquals(List.of(added(0), added(1), added(2)), claims.states(three));
    assertEquals(List.of("the report"), claims.ledger.received(three.id()));
    assertEquals(List.of(holding(0), holding(1), holding(2)), claims.ledger.of(PERSON.openid()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new PlatformException(Kind.UNREACHABLE, true, "interrupted", e);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other never came", e);
    }
  }

  private AddCardRequest report(Command command) {
    return claims.reportAddCard.report(command).orElseThrow();
  }

  private InvalidValueException refusal(Command command) {
    return assertThrows(InvalidValueException.class, () -> claims.reportAddCard.report(command));
  }

  /** Returns the use case over a platform that decrypts with {@code decrypt}. */
  private Function<Command, Optional<AddCardRequest>> reportAddCard(
      int threads, Duration limit, Function<EncryptedCode, Optional<CardCode>> decrypt) {
    CodeResolution codeResolution =
        new CodeResolution(claims.ledger, new Decrypting(decrypt), InstantSource.fixed(NOW));
    ReportAddCard reportAddCard = new ReportAddCardService(
        claims.ledger,
        new ConcurrentResolution(codeResolution, ResolutionWorkers.withThreads(threads, limit)),
        InstantSource.fixed(NOW));
    return reportAddCard::report;
  }

  private static List<String> fields(InvalidValueException refusal) {
    return refusal.violations().stream().map(Violation::field).toList();
  }

  private static Holding holding(int number) {
    return new Holding(CardSamples.CARD_ID, plain(number), PERSON, OuterStr.NONE, NOW);
  }
}
