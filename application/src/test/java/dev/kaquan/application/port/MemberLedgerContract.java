package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.MemberLedger.Addition;
import dev.kaquan.application.port.MemberLedger.Addition.State;
import dev.kaquan.application.port.MemberLedger.ListedEntry;
import dev.kaquan.application.port.MemberLedger.Unsynced;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The contract of {@link MemberLedger}. */
public interface MemberLedgerContract {
  MembershipId ID = new MembershipId(PortSamples.CARD_ID, new CardCode("001"));
  Instant LATER = NOW.plus(Duration.ofDays(1));

  /** Returns the instances under test, empty at the start of a test. */
  MemberLedger ledger();

  Memberships memberships();

  @Test
  default void entries_are_found_as_they_were_added() {
    LedgerEntry adjustment = new LedgerEntry(
        "e1",
        LedgerEntry.Kind.ADJUSTMENT,
        100,
        0,
        "消费 \"x\"",
        "api",
        true,
        NOW,
        Optional.of(LATER),
        Optional.empty());
    LedgerEntry reversal = adjustment.reversal("e2", "cli", NOW.plusMillis(1));
    add(adjustment);
    add(reversal);
    assertEquals(List.of(adjustment, reversal), ledger().entries(ID));
    assertEquals(Optional.of(adjustment), ledger().find(ID, "e1"));
    assertEquals(Optional.empty(), ledger().find(ID, "e9"));
    assertEquals(
        Optional.empty(),
        ledger().find(new MembershipId(PortSamples.CARD_ID, new CardCode("002")), "e1"));
  }

  @Test
  default void the_values_stay_within_their_bounds() {
    assertEquals(new Addition(State.ADDED, new MemberValues(100, 5)), add(entry("e1", 100, 5)));
    assertEquals(
        new Addition(State.BELOW_ZERO, new MemberValues(100, 5)), add(entry("e2", -101, 0)));
    assertEquals(new Addition(State.BELOW_ZERO, new MemberValues(100, 5)), add(entry("e3", 1, -6)));
    assertEquals(
        new Addition(State.ABOVE_LIMIT, new MemberValues(100, 5)),
        add(entry("e4", MemberValues.MAX - 99, 0)));
    assertEquals(new Addition(State.ADDED, MemberValues.ZERO), add(entry("e5", -100, -5)));
    assertEquals(2, ledger().entries(ID).size());
  }

  @Test
  default void an_entry_is_reversed_once() {
    LedgerEntry entry = entry("e1", 100, 0);
    add(entry);
    assertEquals(State.ADDED, add(entry.reversal("e2", "api", NOW)).state());
    assertEquals(State.REPEATED, add(entry.reversal("e3", "api", NOW)).state());
    assertEquals(State.ADDED, add(entry.expiry("e4", 0, NOW)).state());
    assertEquals(State.REPEATED, add(entry.expiry("e5", 0, NOW)).state());
  }

  @Test
  default void a_change_schedules_that_the_platform_is_told_and_overtakes_others() {
    Membership membership =
        Membership.claimed(ID, ActivationMode.ONE_TAP, MemberProfile.UNKNOWN, OuterStr.NONE, NOW);
    memberships()
        .add(StoredMembership.of(membership), new Change(NOW, "claimed", "", membership.state()));
    StoredMembership before = memberships().find(ID).orElseThrow();
    add(entry("e1", 100, 0));
    StoredMembership after = memberships().find(ID).orElseThrow();
    assertEquals(Attempts.firstAt(LATER), after.attempts());
    assertEquals(new MemberValues(100, 0), after.values());
    assertFalse(memberships().replace(before.with(Attempts.NONE), List.of(), Optional.empty()));
  }

  @Test
  default void the_answer_is_made_of_the_values_after_the_entry() {
    AtomicReference<MemberValues> answered = new AtomicReference<>();
    ledger().add(ID, entry("e1", 100, 0), LATER, values -> {
      answered.set(values);
      return Optional.empty();
    });
    assertEquals(new MemberValues(100, 0), answered.get());
    ledger().add(ID, entry("e2", -101, 0), LATER, values -> {
      throw new AssertionError("nothing was added");
    });
  }

  @Test
  default void what_the_platform_does_not_know_is_sent_with_the_full_values() {
    assertEquals(Optional.empty(), ledger().unsynced(ID));
    add(entry("e1", 100, 0));
    Unsynced first = ledger().unsynced(ID).orElseThrow();
    assertEquals(new MemberValues(100, 0), first.values());
    assertEquals(Optional.of(100L), first.bonus());
    assertEquals(Optional.empty(), first.balance());

    add(quiet("e2", -30, 7, "第二"));
    ledger().markSynced(ID, first, NOW);
    Unsynced second = ledger().unsynced(ID).orElseThrow();
    assertEquals(new MemberValues(70, 7), second.values());
    assertEquals(Optional.of(-30L), second.bonus());
    assertEquals(Optional.of(7L), second.balance());
    assertEquals("第二", second.reason());
    assertFalse(second.isNotified());
    ledger().markSynced(ID, second, NOW);
    assertEquals(Optional.empty(), ledger().unsynced(ID));
  }

  @Test
  default void changes_that_cancel_out_are_sent_too() {
    add(entry("e1", 100, 0));
    add(quiet("e2", -100, 0, "x"));
    Unsynced unsynced = ledger().unsynced(ID).orElseThrow();
    assertEquals(Optional.of(0L), unsynced.bonus());
    assertTrue(unsynced.isNotified());
  }

  @Test
  default void a_change_that_was_made_elsewhere_becomes_an_entry() {
    assertFalse(ledger().adopt(ID, MemberValues.ZERO, "a1", NOW));
    assertTrue(ledger().adopt(ID, new MemberValues(100, 5), "a2", NOW));
    assertFalse(ledger().adopt(ID, new MemberValues(100, 5), "a3", NOW));
    assertTrue(ledger().adopt(ID, new MemberValues(70, 5), "a4", LATER));
    assertEquals(
        List.of(
            LedgerEntry.elsewhere("a2", MemberValues.ZERO, new MemberValues(100, 5), NOW),
            LedgerEntry.elsewhere("a4", new MemberValues(100, 5), new MemberValues(70, 5), LATER)),
        ledger().entries(ID));
    assertEquals(-30, ledger().entries(ID).get(1).bonus());
    assertEquals(Optional.empty(), ledger().unsynced(ID));
  }

  @Test
  default void a_change_on_its_way_is_not_taken_for_one_that_was_made_elsewhere() {
    add(entry("e1", 100, 0));
    assertFalse(ledger().adopt(ID, new MemberValues(7, 0), "a1", NOW));
    assertTrue(ledger().unsynced(ID).isPresent());
    assertFalse(ledger().adopt(ID, new MemberValues(100, 0), "a2", NOW));
    assertEquals(Optional.empty(), ledger().unsynced(ID));
    assertEquals(1, ledger().entries(ID).size());
  }

  @Test
  default void entries_are_listed_latest_first_page_by_page() {
    for (int i = 0; i < 5; i++) {
      ledger().add(ID, at("e" + i, NOW.plusMillis(i / 2)), LATER, values -> Optional.empty());
    }
    ledger().markSynced(ID, ledger().unsynced(ID).orElseThrow(), LATER);
    add(entry("f", 1, 0));
    for (int limit = 1; limit <= 7; limit++) {
      List<String> listed = new ArrayList<>();
      Optional<Cursor> after = Optional.empty();
      do {
        Page<ListedEntry> page = ledger().list(ID, new PageRequest(limit, after));
        page.items()
            .forEach(each -> listed.add(each.entry().id()
                + each.syncedAt()
                    .map(at -> at.equals(LATER) ? " synced" : " wrong")
                    .orElse("")));
        after = page.next();
      } while (after.isPresent());
      assertEquals(
          List.of("e4 synced", "e3 synced", "e2 synced", "f", "e1 synced", "e0 synced"), listed);
    }
  }

  @Test
  default void members_with_expired_points_are_found_until_these_are_taken_away() {
    Membership membership =
        Membership.claimed(ID, ActivationMode.ONE_TAP, MemberProfile.UNKNOWN, OuterStr.NONE, NOW);
    memberships()
        .add(StoredMembership.of(membership), new Change(NOW, "claimed", "", membership.state()));
    LedgerEntry expiring = new LedgerEntry(
        "e1",
        LedgerEntry.Kind.ADJUSTMENT,
        100,
        0,
        "x",
        "api",
        true,
        NOW,
        Optional.of(LATER),
        Optional.empty());
    add(expiring);
    assertEquals(List.of(), ledger().withExpired(LATER.minusMillis(1), 9));
    assertEquals(List.of(ID), ledger().withExpired(LATER, 9));
    assertEquals(List.of(), ledger().withExpired(LATER, 0));
    add(expiring.expiry("e2", 100, LATER));
    assertEquals(List.of(), ledger().withExpired(LATER, 9));
  }

  private Addition add(LedgerEntry entry) {
    return ledger().add(ID, entry, LATER, values -> Optional.empty());
  }

  private static LedgerEntry entry(String id, long bonus, long balance) {
    return new LedgerEntry(
        id,
        LedgerEntry.Kind.ADJUSTMENT,
        bonus,
        balance,
        "消费",
        "api",
        true,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static LedgerEntry quiet(String id, long bonus, long balance, String reason) {
    return new LedgerEntry(
        id,
        LedgerEntry.Kind.ADJUSTMENT,
        bonus,
        balance,
        reason,
        "api",
        false,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static LedgerEntry at(String id, Instant at) {
    return new LedgerEntry(
        id,
        LedgerEntry.Kind.ADJUSTMENT,
        1,
        0,
        "x",
        "api",
        true,
        at,
        Optional.empty(),
        Optional.empty());
  }
}
