package dev.kaquan.application.claim;

import static dev.kaquan.application.claim.ClaimFixture.added;
import static dev.kaquan.application.claim.ClaimFixture.encrypted;
import static dev.kaquan.application.claim.ClaimFixture.ended;
import static dev.kaquan.application.claim.ClaimFixture.missed;
import static dev.kaquan.application.claim.ClaimFixture.plain;
import static dev.kaquan.application.claim.ClaimFixture.states;
import static dev.kaquan.application.claim.ClaimFixture.taken;
import static dev.kaquan.application.claim.ClaimFixture.took;
import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.claim.ReportAddCard.Command;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvePendingCodesTest {
  private final ClaimFixture claims = new ClaimFixture().withCodes(300);

  @Test
  void without_pending_codes_the_platform_is_not_called() {
    claims.ledger.add(request("r1", OPEN, added(0)));
    assertEquals(0, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(), claims.platform.decrypted());
  }

  @Test
  void pending_codes_are_resolved_oldest_first_and_once() {
    claims.ledger.add(request("late", PERSON, NOW, taken(2), OPEN, taken(3)));
    claims.ledger.add(request("early", PERSON, NOW.minusMillis(1), added(0), taken(1)));
    assertEquals(3, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(encrypted(1), encrypted(2), encrypted(3)), claims.platform.decrypted());
    assertEquals(List.of(added(2), OPEN, added(3)), stored("late"));
    assertEquals(List.of(added(0), added(1)), stored("early"));
    assertEquals(0, claims.resolvePendingCodes.resolveDue());
    assertEquals(3, claims.platform.decrypted().size());
  }

  @Test
  void more_codes_than_are_read_at_a_time_are_all_resolved() {
    for (int number = 0; number < 201; number++) {
      claims.ledger.add(request("r" + number, taken(number)));
    }
    assertEquals(201, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(), PortSamples.pending(claims.ledger));
    assertEquals(201, claims.ledger.of(PERSON.openid()).size());
  }

  @Test
  void a_platform_that_does_not_answer_ends_the_run_and_the_rest_comes_first_in_the_next_one() {
    addThreeTaken();
    claims.platform.failsAt(encrypted(1), Kind.UNREACHABLE);
    assertEquals(1, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(encrypted(0), encrypted(1)), claims.platform.decrypted());

    claims.platform.recovers();
    assertEquals(1, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(new RequestId("r1")), PortSamples.pending(claims.ledger));
    claims.passes(Duration.ofSeconds(6));
    assertEquals(1, claims.resolvePendingCodes.resolveDue());
    assertEquals(
        List.of(encrypted(0), encrypted(1), encrypted(2), encrypted(1)),
        claims.platform.decrypted());
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "UNREACHABLE")
  void a_code_that_the_platform_never_decrypts_delays_no_other(Kind kind) {
    addThreeTaken();
    claims.platform.failsAt(encrypted(0), kind);
    assertEquals(2, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(added(1)), stored("r1"));
    assertEquals(List.of(added(2)), stored("r2"));
    assertEquals(0, claims.resolvePendingCodes.resolveDue());
    assertEquals(3, claims.platform.decrypted().size());
  }

  @Test
  void the_attempts_of_a_code_become_rarer_up_to_one_an_hour() {
    claims.ledger.add(request("r1", taken(0)));
    claims.platform.failsAt(encrypted(0), Kind.REJECTED);
    List<Long> seconds = new ArrayList<>();
    long last = 0;
    for (long second = 0; seconds.size() < 12; second++) {
      int before = claims.platform.decrypted().size();
      claims.resolvePendingCodes.resolveDue();
      if (claims.platform.decrypted().size() > before) {
        seconds.add(second - last);
        last = second;
      }
      claims.passes(Duration.ofSeconds(1));
    }
    long[] bases = {5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600};
    assertEquals(0, seconds.get(0));
    for (int i = 0; i < bases.length; i++) {
      long delay = seconds.get(i + 1);
      assertTrue(delay >= bases[i] * 0.8 && delay <= bases[i] * 1.2 + 1, seconds::toString);
    }
  }

  @Test
  void a_code_that_is_refused_for_a_week_is_parked() {
    claims.ledger.add(request("r1", taken(0)));
    claims.platform.failsAt(encrypted(0), Kind.REJECTED);
    resolveHourly(7 * 24);
    assertFalse(pendingCode("r1").attempts().next().isEmpty());
    resolveHourly(4);
    assertEquals(Optional.empty(), pendingCode("r1").attempts().next());
    assertEquals(NOW, pendingCode("r1").since());
    assertEquals(
        "the platform fails as it was told to", pendingCode("r1").attempts().lastFailure());

    claims.platform.recovers();
    resolveHourly(100);
    assertEquals(List.of(taken(0)), stored("r1"));
  }

  @Test
  void a_service_that_was_stopped_for_a_week_does_not_park_a_code_at_its_first_failure() {
    claims.ledger.add(request("r1", taken(0)));
    claims.passes(Duration.ofDays(8));
    claims.platform.failsAt(encrypted(0), Kind.BUSY);
    resolveHourly(5);
    claims.platform.recovers();
    resolveHourly(2);
    assertEquals(List.of(added(0)), stored("r1"));
  }

  @Test
  void a_platform_that_does_not_answer_for_a_week_parks_no_code() {
    claims.ledger.add(request("r1", taken(0)));
    claims.platform.failsAt(encrypted(0), Kind.UNREACHABLE);
    resolveHourly(8 * 24);
    claims.platform.recovers();
    resolveHourly(2);
    assertEquals(List.of(added(0)), stored("r1"));
  }

  private void resolveHourly(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      claims.resolvePendingCodes.resolveDue();
      claims.passes(Duration.ofHours(1));
    }
  }

  private PendingCode pendingCode(String id) {
    return claims.ledger.pendingCodes(new RequestId(id)).get(0);
  }

  @Test
  void a_code_that_causes_a_bug_does_not_hold_up_the_others() {
    addThreeTaken();
    CodeResolution failing = new CodeResolution(
        claims.ledger,
        new Decrypting(code -> {
          if (code.equals(encrypted(0))) {
            throw new IllegalStateException("a bug");
          }
          return claims.platform.decrypt(code);
        }),
        () -> NOW);
    ResolvePendingCodes resolvePendingCodes =
        new ResolvePendingCodesService(claims.ledger, failing, () -> NOW);
    assertThrows(IllegalStateException.class, resolvePendingCodes::resolveDue);
    assertEquals(2, resolvePendingCodes.resolveDue());
    assertEquals(List.of(new RequestId("r0")), PortSamples.pending(claims.ledger));
  }

  @Test
  void a_code_of_another_account_reopens_its_offer_and_blocks_no_other() {
    claims.ledger.add(request("r1", taken(999), taken(0)));
    claims.ledger.add(request("r2", taken(1)));
    assertEquals(2, claims.resolvePendingCodes.resolveDue());
    assertEquals(List.of(OPEN, added(0)), stored("r1"));
    assertEquals(List.of(added(1)), stored("r2"));
    assertEquals(0, claims.resolvePendingCodes.resolveDue());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void no_taken_card_is_lost_whatever_is_reported_and_whenever_the_platform_fails(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Prepared prepared = claims.prepare(CardSamples.PLAIN, 4);
    TreeSet<Integer> takenOnce = new TreeSet<>();
    for (int step = 0; step < 40; step++) {
      int index = random.nextInt(4);
      if (random.nextBoolean()) {
        claims.platform.failsAt(encrypted(index), Kind.UNREACHABLE);
      }
      int choice = random.nextInt(4);
      if (choice == 0) {
        takenOnce.add(index);
      }
      claims.reportAddCard.report(
          switch (choice) {
            case 0 -> ended(prepared.id(), "took " + index, took(prepared, index, index));
            case 1 -> ended(prepared.id(), "missed " + index, missed(prepared, index));
            case 2 -> new Command(prepared.id(), new AddCardReport.Cancelled(), "left");
            default -> new Command(prepared.id(), new AddCardReport.Failed("x"), "failed");
          });
      if (random.nextInt(8) == 0) {
        claims.platform.recovers();
      }
      for (int known : takenOnce) {
        assertTrue(claims.states(prepared).get(known).isTaken());
      }
    }
    claims.platform.recovers();
    claims.passes(Duration.ofHours(2));
    claims.resolvePendingCodes.resolveDue();
    List<Integer> held = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      if (claims.ledger.find(CARD_ID, plain(index)).isPresent()) {
        assertEquals(added(index), claims.states(prepared).get(index));
        held.add(index);
      }
    }
    assertEquals(List.copyOf(takenOnce), held);
    assertEquals(List.of(), PortSamples.pending(claims.ledger));
  }

  private void addThreeTaken() {
    for (int number = 0; number < 3; number++) {
      claims.ledger.add(request("r" + number, PERSON, NOW.minusMillis(3 - number), taken(number)));
    }
  }

  private List<?> stored(String id) {
    return states(claims.ledger.find(new RequestId(id)).orElseThrow());
  }
}
