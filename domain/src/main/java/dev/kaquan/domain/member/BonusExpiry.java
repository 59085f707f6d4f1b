package dev.kaquan.domain.member;

import dev.kaquan.domain.member.LedgerEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which points expire. Members spend the points first that expire first; points without expiry are
 * spent last. A reversal takes the points that it reverses.
 */
public final class BonusExpiry {
  private static final Comparator<LedgerEntry> EARLIEST_EXPIRY =
      Comparator.comparing(entry -> entry.expiresAt().orElse(Instant.MAX));

  private BonusExpiry() {}

  /**
   * Points that have expired and are still in the ledger.
   *
   * @param entry the entry that added them
   * @param remainder how many of them were not spent; may be 0
   */
  public record Expired(LedgerEntry entry, long remainder) {}

  /**
   * Returns the expired points of a member.
   *
   * @param entries the whole ledger of the member, in its order
   */
  public static List<Expired> at(Instant now, List<LedgerEntry> entries) {
    Map<String, Long> left = remainders(entries);
    List<String> expiredBefore = entries.stream()
        .filter(entry -> entry.kind() == Kind.EXPIRY)
        .map(LedgerEntry::refersTo)
        .flatMap(Optional::stream)
        .toList();
    return entries.stream()
        .filter(entry -> entry.expiresAt().filter(end -> !end.isAfter(now)).isPresent())
        .filter(entry -> !expiredBefore.contains(entry.id()))
        .map(entry -> new Expired(entry, left.getOrDefault(entry.id(), 0L)))
        .toList();
  }

  private static Map<String, Long> remainders(List<LedgerEntry> entries) {
    Map<String, Long> left = new HashMap<>();
    List<LedgerEntry> added = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      if (entry.bonus() > 0) {
        added.add(entry);
        left.put(entry.id(), entry.bonus());
      } else {
        spend(entry, added, left);
      }
    }
    return left;
  }

  private static void spend(LedgerEntry entry, List<LedgerEntry> added, Map<String, Long> left) {
    List<LedgerEntry> order = new ArrayList<>(added);
    order.sort(Comparator.<LedgerEntry, Boolean>comparing(
            lot -> !entry.refersTo().equals(Optional.of(lot.id())))
        .thenComparing(EARLIEST_EXPIRY));
    long open = -entry.bonus();
    for (LedgerEntry lot : order) {
      long taken = Math.min(open, left.getOrDefault(lot.id(), 0L));
      left.merge(lot.id(), -taken, Long::sum);
      open -= taken;
    }
  }
}
