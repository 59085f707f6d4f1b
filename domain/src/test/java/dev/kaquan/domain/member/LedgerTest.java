package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final Optional<Instant> TOMORROW = Optional.of(NOW.plus(Duration.ofDays(1)));
  private static final Optional<Instant> NEXT_WEEK = Optional.of(NOW.plus(Duration.ofDays(7)));
  private static final Optional<Instant> NEVER = Optional.empty();

  @Test
  void the_values_are_the_sums_of_the_entries() {
    List<LedgerEntry> entries = List.of(
        LedgerEntry.initial("1", new MemberValues(100, 5000), NOW),
        entry("2", -30, 0, NEVER),
        entry("3", 7, -4999, NEVER));
    assertEquals(new MemberValues(77, 1), LedgerSamples.sum(entries));
    assertEquals(
        new MemberValues(77, 1), LedgerSamples.sum(entries.subList(0, 2)).plus(entries.get(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, -1, 0, false",
    "0, 0, 0, -1, false",
    "10, 10, -10, -10, true",
    "2147483646, 0, 1, 0, true",
    "2147483647, 0, 1, 0, false",
    "0, 2147483647, 0, 1, false",
  })
  void the_values_have_bounds(long bonus, long balance, long more, long money, boolean isAllowed) {
    MemberValues values = new MemberValues(bonus, balance);
    assertEquals(isAllowed, values.allows(entry("1", more, money, NEVER)));
  }

  @Test
  void everything_wrong_with_an_adjustment_is_reported() {
    LedgerEntry.Draft draft = new LedgerEntry.Draft(0, 0, "积".repeat(15), true, Optional.of(NOW));
    assertEquals(
        List.of("bonus", "reason", "expiresAt", "expiresAt"),
        assertThrows(
                InvalidValueException.class, () -> LedgerEntry.adjustment("1", draft, "api", NOW))
            .violations()
            .stream()
            .map(Violation::field)
            .toList());
    LedgerEntry.Draft large =
        new LedgerEntry.Draft(2_147_483_648L, -2_147_483_648L, " ", false, NEVER);
    assertEquals(
        List.of("bonus", "balance", "reason"),
        assertThrows(
                InvalidValueException.class, () -> LedgerEntry.adjustment("1", large, "api", NOW))
            .violations()
            .stream()
            .map(Violation::field)
            .toList());
  }

  @Test
  void the_smallest_number_is_no_amount() {
    LedgerEntry.Draft draft = new LedgerEntry.Draft(0, Long.MIN_VALUE, "x", true, NEVER);
    assertEquals(
        "balance",
        assertThrows(
                InvalidValueException.class, () -> LedgerEntry.adjustment("1", draft, "api", NOW))
            .violations()
            .get(0)
            .field());
  }

  @Test
  void a_reversal_undoes_an_entry() {
    LedgerEntry entry = entry("1", -30, 500, NEVER);
    LedgerEntry reversal = entry.reversal("2", "api", NOW);
    assertEquals(new MemberValues(0, 0), LedgerSamples.sum(List.of(entry, reversal)));
    assertEquals(Optional.of("1"), reversal.refersTo());
    assertTrue(entry.isReversible());
    assertFalse(reversal.isReversible());
  }

  @Test
  void points_that_expire_first_are_spent_first() {
    List<LedgerEntry> entries = List.of(
        entry("a", 100, 0, NEVER),
        entry("b", 100, 0, NEXT_WEEK),
        entry("c", 100, 0, TOMORROW),
        entry("d", -130, 0, NEVER));
    assertEquals(List.of(), BonusExpiry.at(NOW, entries));
    assertEquals(List.of("c 0"), expired(TOMORROW.get(), entries));
    assertEquals(List.of("b 70", "c 0"), expired(NEXT_WEEK.get(), entries));
  }

  @Test
  void points_expire_once() {
    LedgerEntry added = entry("a", 100, 0, TOMORROW);
    List<LedgerEntry> entries = List.of(added, added.expiry("b", 100, TOMORROW.get()));
    assertEquals(List.of(), BonusExpiry.at(NEXT_WEEK.get(), entries));
    assertEquals(MemberValues.ZERO, LedgerSamples.sum(entries));
  }

  @Test
  void a_reversal_takes_the_points_that_it_reverses() {
    LedgerEntry late = entry("b", 40, 0, NEXT_WEEK);
    List<LedgerEntry> entries =
        List.of(entry("a", 100, 0, TOMORROW), late, late.reversal("c", "api", NOW));
    assertEquals(List.of("a 100", "b 0"), expired(NEXT_WEEK.get(), entries));
  }

  /** Whatever is added and spent, expiry leaves what never expires, and never goes below zero. */
  @Test
  void expiry_never_takes_more_than_there_is() {
    Random random = new Random(20261126);
    for (int round = 0; round < 500; round++) {
      List<LedgerEntry> entries = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        long sum = LedgerSamples.sum(entries).bonus();
        long amount =
            random.nextBoolean() ? 1 + random.nextInt(100) : -random.nextInt((int) sum + 1);
        entries.add(
            entry("e" + i, amount, 1, amount > 0 && random.nextBoolean() ? TOMORROW : NEVER));
      }
      long permanent = entries.stream()
          .filter(entry -> entry.bonus() > 0 && entry.expiresAt().isEmpty())
          .mapToLong(LedgerEntry::bonus)
          .sum();
      BonusExpiry.at(NEXT_WEEK.get(), List.copyOf(entries))
          .forEach(expired ->
              entries.add(expired.entry().expiry("x", expired.remainder(), NEXT_WEEK.get())));
      long left = LedgerSamples.sum(entries).bonus();
      assertTrue(left >= 0 && left <= permanent, "round " + round);
    }
  }

  private static List<String> expired(Instant now, List<LedgerEntry> entries) {
    return BonusExpiry.at(now, entries).stream()
        .map(expired -> expired.entry().id() + " " + expired.remainder())
        .toList();
  }

  private static LedgerEntry entry(
      String id, long bonus, long balance, Optional<Instant> expiresAt) {
    return new LedgerEntry(
        id,
        LedgerEntry.Kind.ADJUSTMENT,
        bonus,
        balance,
        "消费",
        "api",
        true,
        NOW,
        expiresAt,
        Optional.empty());
  }
}
