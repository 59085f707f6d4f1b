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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.claim.PrepareAddCard.Prepared;
import dev.kaquan.application.claim.ReportAddCard.Command;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AddCardReport;
import dev.kaquan.domain.claim.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvePendingCodesTest {
  private final ClaimFixture claims = new ClaimFixture().withCodes(300);

  @Test
  void without_pending_codes_the_platform_is_not_called() {
    claims.ledger.add(request("r1", OPEN, added(0)));
    assertEquals(0, claims.resolvePendingCodes.resolveAll());
    assertEquals(List.of(), claims.platform.decrypted());
  }

  @Test
  void what_is_left_is_settled_oldest_first_and_once() {
    claims.ledger.add(request("late", PERSON, NOW, taken(2), OPEN, taken(3)));
    claims.ledger.add(request("early", PERSON, NOW.minusMillis(1), added(0), taken(1)));
    assertEquals(2, claims.resolvePendingCodes.resolveAll());
    assertEquals(List.of(encrypted(1), encrypted(2), encrypted(3)), claims.platform.decrypted());
    assertEquals(List.of(added(2), OPEN, added(3)), stored("late"));
    assertEquals(List.of(added(0), added(1)), stored("early"));
    assertEquals(0, claims.resolvePendingCodes.resolveAll());
    assertEquals(3, claims.platform.decrypted().size());
  }

  @Test
  void more_requests_than_are_taken_at_a_time_are_all_settled() {
    for (int number = 0; number < 201; number++) {
      claims.ledger.add(request("r" + number, taken(number)));
    }
    assertEquals(201, claims.resolvePendingCodes.resolveAll());
    assertEquals(List.of(), claims.ledger.pendingResolution(1));
    assertEquals(201, claims.ledger.of(PERSON.openid()).size());
  }

  @Test
  void a_failure_leaves_the_rest_for_the_next_run() {
    for (int number = 0; number < 3; number++) {
      claims.ledger.add(request("r" + number, PERSON, NOW.plusMillis(number), taken(number)));
    }
    claims.platform.failsAt(encrypted(1), Kind.UNREACHABLE);
    PlatformException fault =
        assertThrows(PlatformException.class, claims.resolvePendingCodes::resolveAll);
    assertSame(Kind.UNREACHABLE, fault.kind());
    assertEquals(
        List.of(new RequestId("r1"), new RequestId("r2")), claims.ledger.pendingResolution(10));

    claims.platform.recovers();
    assertEquals(2, claims.resolvePendingCodes.resolveAll());
    assertEquals(
        List.of(encrypted(0), encrypted(1), encrypted(1), encrypted(2)),
        claims.platform.decrypted());
  }

  @Test
  void a_code_of_another_account_reopens_its_offer_and_blocks_no_other() {
    claims.ledger.add(request("r1", taken(999), taken(0)));
    claims.ledger.add(request("r2", PERSON, NOW.plusMillis(1), taken(1)));
    assertEquals(2, claims.resolvePendingCodes.resolveAll());
    assertEquals(List.of(OPEN, added(0)), stored("r1"));
    assertEquals(List.of(added(1)), stored("r2"));
    assertEquals(0, claims.resolvePendingCodes.resolveAll());
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
      attempt(
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
    claims.resolvePendingCodes.resolveAll();
    List<Integer> held = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      if (claims.ledger.find(CARD_ID, plain(index)).isPresent()) {
        assertEquals(added(index), claims.states(prepared).get(index));
        held.add(index);
      }
    }
    assertEquals(List.copyOf(takenOnce), held);
    assertEquals(List.of(), claims.ledger.pendingResolution(1));
  }

  private void attempt(Command command) {
    try {
      assertEquals(
          Optional.of(command.id()), claims.reportAddCard.report(command).map(r -> r.id()));
    } catch (PlatformException e) {
      assertSame(Kind.UNREACHABLE, e.kind());
    }
  }

  private List<?> stored(String id) {
    return states(claims.ledger.find(new RequestId(id)).orElseThrow());
  }
}
