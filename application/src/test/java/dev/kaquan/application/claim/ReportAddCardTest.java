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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.claim.ReportAddCard.Command;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.ReportedCard;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.template.CardTemplate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReportAddCardTest {
  private static final OfferState FAILED = new OfferState.Failed("");

  private final ClaimFixture desk = new ClaimFixture().withCodes(3);
  private final Prepared three = desk.prepare(CardSamples.PLAIN, 3);
  private final Command all =
      ended(three.id(), "the report", took(three, 0, 0), took(three, 1, 1), took(three, 2, 2));

  @Test
  void the_code_of_each_card_that_was_taken_is_decrypted_and_its_holder_kept() {
    AddCardRequest after = report(all);
    assertEquals(List.of(added(0), added(1), added(2)), states(after));
    assertEquals(after, desk.kept(three));
    assertEquals(List.of(holding(0), holding(1), holding(2)), desk.ledger.of(PERSON.openid()));
    assertEquals(List.of(), desk.ledger.pendingResolution(10));
  }

  @Test
  void each_card_is_judged_by_itself() {
    AddCardRequest after = report(ended(three.id(), "r", missed(three, 2), took(three, 0, 0)));
    assertEquals(List.of(added(0), OPEN, FAILED), states(after));
  }

  @Test
  void who_left_or_was_refused_took_nothing_and_the_platform_is_not_asked() {
    assertEquals(
        List.of(CANCELLED, CANCELLED, CANCELLED),
        states(report(new Command(three.id(), new AddCardReport.Cancelled(), "left"))));
    OfferState refused = new OfferState.Failed("(已领完)");
    assertEquals(
        List.of(refused, refused, refused),
        states(report(new Command(three.id(), new AddCardReport.Failed("(已领完)"), "refused"))));
    assertEquals(List.of("left", "refused"), desk.ledger.received(three.id()));
    assertEquals(List.of(), desk.platform.decrypted());
  }

  @Test
  void a_card_that_was_taken_stays_taken_whatever_is_reported_later() {
    AddCardRequest after = report(all);
    assertEquals(after, report(new Command(three.id(), new AddCardReport.Cancelled(), "later")));
    assertEquals(
        after, report(ended(three.id(), "even later", missed(three, 0), took(three, 1, 2))));
  }

  @Test
  void a_report_about_a_request_that_was_never_made_is_nothing() {
    RequestId unknown = new RequestId("never");
    assertEquals(
        Optional.empty(), desk.reportAddCard.report(ended(unknown, "r", took(three, 0, 0))));
    assertEquals(List.of(), desk.ledger.received(unknown));
    assertEquals(List.of(), desk.platform.decrypted());
  }

  @Test
  void the_same_report_twice_answers_the_same_and_asks_the_platform_once() {
    AddCardRequest once = report(all);
    assertEquals(once, report(all));
    assertEquals(List.of(encrypted(0), encrypted(1), encrypted(2)), desk.platform.decrypted());
    assertEquals(List.of("the report"), desk.ledger.received(three.id()));
    assertEquals(3, desk.ledger.of(PERSON.openid()).size());
  }

  @Test
  void every_broken_rule_is_told_at_once_and_nothing_is_kept() {
    Prepared other = desk.prepare(CardSamples.PLAIN, 1);
    ReportedCard plainCode = new ReportedCard(
        CardSamples.CARD_ID.value(), three.cardList().get(1).cardExt(), "0042", true);
    InvalidValueException refusal = refusal(
        ended(three.id(), "r", took(three, 0, 0), took(other, 0, 1), plainCode, took(three, 0, 0)));
    assertEquals(
        List.of("cardList[1].cardExt", "cardList[2].code", "cardList[3].cardExt"), fields(refusal));
    assertEquals(open(3), desk.states(three));
    assertEquals(List.of(), desk.ledger.received(three.id()));
    assertEquals(List.of(), desk.platform.decrypted());
  }

  @Test
  void a_card_ext_is_known_with_its_own_card_alone() {
    ReportedCard foreign = new ReportedCard(
        "pOther", three.cardList().get(0).cardExt(), encrypted(0).value(), true);
    assertEquals(List.of("cardList[0].cardExt"), fields(refusal(ended(three.id(), "r", foreign))));
  }

  @Test
  void a_report_is_kept_before_the_platform_is_asked() {
    List<String> seen = new ArrayList<>();
    reportAddCard(code -> {
          seen.addAll(desk.ledger.received(three.id()));
          assertEquals(List.of(taken(0), taken(1), taken(2)), desk.states(three).subList(0, 3));
          throw new PlatformException(Kind.UNREACHABLE, "decrypt: no answer");
        })
        .apply(all);
    assertEquals(List.of("the report"), seen);
  }

  @Test
  void a_code_is_kept_before_the_next_one_is_asked_for() {
    List<Integer> held = new ArrayList<>();
    reportAddCard(code -> {
          held.add(desk.ledger.of(PERSON.openid()).size());
          return Optional.of(new CardCode("c" + held.size()));
        })
        .apply(all);
    assertEquals(List.of(0, 1, 2), held);
  }

  @Test
  void a_fault_in_the_middle_loses_nothing_and_is_settled_later() {
    for (Kind kind : Kind.values()) {
      desk.platform.failsAt(encrypted(1), kind);
      PlatformException fault =
          assertThrows(PlatformException.class, () -> desk.reportAddCard.report(all));
      assertSame(kind, fault.kind());
      assertEquals(List.of(added(0), taken(1), taken(2)), desk.states(three));
    }
    assertEquals(List.of("the report"), desk.ledger.received(three.id()));
    assertEquals(List.of(three.id()), desk.ledger.pendingResolution(10));
    assertEquals(List.of(holding(0)), desk.ledger.of(PERSON.openid()));

    desk.platform.recovers();
    assertEquals(1, desk.resolvePendingCodes.resolveAll());
    assertEquals(List.of(added(0), added(1), added(2)), desk.states(three));
    assertEquals(List.of(holding(0), holding(1), holding(2)), desk.ledger.of(PERSON.openid()));
    assertEquals(
        1, desk.platform.decrypted().stream().filter(encrypted(0)::equals).count());
  }

  @Test
  void the_same_report_after_a_fault_finishes_what_was_left() {
    desk.platform.failsAt(encrypted(1), Kind.UNREACHABLE);
    assertThrows(PlatformException.class, () -> desk.reportAddCard.report(all));
    desk.platform.recovers();
    assertEquals(List.of(added(0), added(1), added(2)), states(report(all)));
  }

  @Test
  void a_fault_is_not_forgotten_when_the_page_is_left() {
    desk.platform.failsAt(encrypted(0), Kind.THROTTLED);
    assertThrows(PlatformException.class, () -> desk.reportAddCard.report(all));
    desk.platform.recovers();
    assertEquals(
        List.of(added(0), added(1), added(2)),
        states(report(new Command(three.id(), new AddCardReport.Cancelled(), "left"))));
  }

  @Test
  void codes_of_another_account_are_refused_where_they_stand_and_the_others_kept() {
    Command strange =
        ended(three.id(), "strange", took(three, 2, 8), took(three, 1, 1), took(three, 0, 9));
    for (int time = 0; time < 2; time++) {
      InvalidValueException refusal = refusal(strange);
      assertEquals(List.of("cardList[0].code", "cardList[2].code"), fields(refusal));
      assertFalse(refusal.getMessage().contains(encrypted(8).value()));
      assertEquals(List.of(OPEN, added(1), OPEN), desk.states(three));
      assertEquals(List.of(), desk.ledger.pendingResolution(10));
    }
    assertEquals(List.of(added(0), added(1), added(2)), states(report(all)));
  }

  @Test
  void a_report_does_not_answer_for_the_code_of_an_earlier_one() {
    desk.platform.failsAt(encrypted(9), Kind.UNREACHABLE);
    assertThrows(
        PlatformException.class,
        () -> desk.reportAddCard.report(ended(three.id(), "strange", took(three, 2, 9))));
    desk.platform.recovers();
    assertEquals(
        List.of(added(0), OPEN, OPEN),
        states(report(ended(three.id(), "another", took(three, 0, 0)))));
  }

  @Test
  void of_two_who_report_at_once_both_answer_the_same_and_each_code_is_kept_once()
      throws Exception {
    CyclicBarrier bothInside = new CyclicBarrier(2);
    Function<Command, Optional<AddCardRequest>> meeting = reportAddCard(code -> {
      meet(bothInside);
      return desk.platform.decrypt(code);
    });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Optional<AddCardRequest>> reporting = () -> meeting.apply(all);
      List<Future<Optional<AddCardRequest>>> answers =
          threads.invokeAll(List.of(reporting, reporting), 60, TimeUnit.SECONDS);
      Optional<AddCardRequest> kept = Optional.of(desk.kept(three));
      assertEquals(
          List.of(kept, kept), List.of(answers.get(0).get(), answers.get(1).get()));
    } finally {
      threads.shutdownNow();
    }
    assertEquals(List.of(added(0), added(1), added(2)), desk.states(three));
    assertEquals(List.of("the report"), desk.ledger.received(three.id()));
    assertEquals(List.of(holding(0), holding(1), holding(2)), desk.ledger.of(PERSON.openid()));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other never came", e);
    }
  }

  private AddCardRequest report(Command command) {
    return desk.reportAddCard.report(command).orElseThrow();
  }

  private InvalidValueException refusal(Command command) {
    return assertThrows(InvalidValueException.class, () -> desk.reportAddCard.report(command));
  }

  /** The use case over a platform that decrypts like this; a fault of it answers nothing. */
  private Function<Command, Optional<AddCardRequest>> reportAddCard(
      Function<EncryptedCode, Optional<CardCode>> decrypt) {
    CodeResolution codeResolution =
        new CodeResolution(desk.ledger, new Decrypting(decrypt), InstantSource.fixed(NOW));
    ReportAddCard reportAddCard =
        new ReportAddCardService(desk.ledger, codeResolution, InstantSource.fixed(NOW));
    return command -> {
      try {
        return reportAddCard.report(command);
      } catch (PlatformException e) {
        return Optional.empty();
      }
    };
  }

  private static List<String> fields(InvalidValueException refusal) {
    return refusal.violations().stream().map(Violation::field).toList();
  }

  private static Holding holding(int number) {
    return new Holding(CardSamples.CARD_ID, plain(number), PERSON, OuterStr.NONE, NOW);
  }

  /** A platform that can only decrypt. */
  private record Decrypting(Function<EncryptedCode, Optional<CardCode>> decrypt)
      implements CardPlatform {
    @Override
    public CardId create(CardTemplate template) {
      throw new AssertionError("created a card");
    }

    @Override
    public Optional<CardTemplate> find(CardId id) {
      throw new AssertionError("looked for a card");
    }

    @Override
    public Optional<CardCode> decrypt(EncryptedCode code) {
      return decrypt.apply(code);
    }
  }
}
