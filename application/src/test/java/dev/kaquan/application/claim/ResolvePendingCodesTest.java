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
  private final ClaimFixture desk = new ClaimFixture().withCodes(300);

  @Test
  void where_nothing_is_left_nobody_is_asked() {
    desk.ledger.add(request("r1", OPEN, added(0)));
    assertEquals(0, desk.resolvePendingCodes.resolveAll());
    assertEquals(List.of(), desk.platform.decrypted());
  }

  @Test
  void what_is_left_is_settled_oldest_first_and_once() {
    desk.ledger.add(request("late", PERSON, NOW, taken(2), OPEN, taken(3)));
    desk.ledger.add(request("early", PERSON, NOW.minusMillis(1), added(0), taken(1)));
    assertEquals(2, desk.resolvePendingCodes.resolveAll());
    assertEquals(List.of(encrypted(1), encrypted(2), encrypted(3)), desk.platform.decrypted());
    assertEquals(List.of(added(2), OPEN, added(3)), kept("late"));
    assertEquals(List.of(added(0), added(1)), kept("early"));
    assertEquals(0, desk.resolvePendingCodes.resolveAll());
    assertEquals(3, desk.platform.decrypted().size());
  }

  @Test
  void more_requests_than_are_taken_at_a_time_are_all_settled() {
    for (int number = 0; number < 201; number++) {
      desk.ledger.add(request("r" + number, taken(number)));
    }
    assertEquals(201, desk.resolvePendingCodes.resolveAll());
    assertEquals(List.of(), desk.ledger.pendingResolution(1));
    assertEquals(201, desk.ledger.of(PERSON.openid()).size());
  }

  @Test
  void a_fault_leaves_the_rest_for_the_next_time() {
    for (int number = 0; number < 3; number++) {
      desk.ledger.add(request("r" + number, PERSON, NOW.plusMillis(number), taken(number)));
    }
    desk.platform.failsAt(encrypted(1), Kind.UNREACHABLE);
    PlatformException fault =
        assertThrows(PlatformException.class, desk.resolvePendingCodes::resolveAll);
    assertSame(Kind.UNREACHABLE, fault.kind());
    assertEquals(
        List.of(new RequestId("r1"), new RequestId("r2")), desk.ledger.pendingResolution(10));

    desk.platform.recovers();
    assertEquals(2, desk.resolvePendingCodes.resolveAll());
    assertEquals(
        List.of(encrypted(0), encrypted(1), encrypted(1), encrypted(2)), desk.platform.decrypted());
  }

  @Test
  void a_code_of_another_account_opens_its_offer_again_and_stops_nobody() {
    desk.ledger.add(request("r1", taken(999), taken(0)));
    desk.ledger.add(request("r2", PERSON, NOW.plusMillis(1), taken(1)));
    assertEquals(2, desk.resolvePendingCodes.resolveAll());
    assertEquals(List.of(OPEN, added(0)), kept("r1"));
    assertEquals(List.of(added(1)), kept("r2"));
    assertEquals(0, desk.resolvePendingCodes.resolveAll());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void whatever_is_reported_and_whenever_the_platform_fails_nothing_taken_is_lost(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Prepared prepared = desk.prepare(CardSamples.PLAIN, 4);
    TreeSet<Integer> takenOnce = new TreeSet<>();
    for (int step = 0; step < 40; step++) {
      int index = random.nextInt(4);
      if (random.nextBoolean()) {
        desk.platform.failsAt(encrypted(index), Kind.UNREACHABLE);
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
        desk.platform.recovers();
      }
      for (int known : takenOnce) {
        assertTrue(desk.states(prepared).get(known).isTaken());
      }
    }
    desk.platform.recovers();
    desk.resolvePendingCodes.resolveAll();
    List<Integer> held = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      if (desk.ledger.find(CARD_ID, plain(index)).isPresent()) {
        assertEquals(added(index), desk.states(prepared).get(index));
        held.add(index);
      }
    }
    assertEquals(List.copyOf(takenOnce), held);
    assertEquals(List.of(), desk.ledger.pendingResolution(1));
  }

  private void attempt(Command command) {
    try {
      assertEquals(Optional.of(command.id()), desk.reportAddCard.report(command).map(r -> r.id()));
    } catch (PlatformException e) {
      assertSame(Kind.UNREACHABLE, e.kind());
    }
  }

  private List<?> kept(String id) {
    return states(desk.ledger.find(new RequestId(id)).orElseThrow());
  }
}
