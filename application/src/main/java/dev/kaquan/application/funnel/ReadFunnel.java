package dev.kaquan.application.funnel;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/** Counts how many people come how far with a card. */
@FunctionalInterface
public interface ReadFunnel {
  /** Returns the counts of a card in a time. */
  Funnel read(Query query);

  /** By what counts are grouped. */
  enum Grouping {
    CHANNEL,
    DAY
  }

  /**
   * What is counted.
   *
   * @param to the last day, by the clock of UTC+8; empty for today
   * @param from the first day; empty for 30 days in all
   */
  record Query(
      CardId cardId, Optional<LocalDate> from, Optional<LocalDate> to, Grouping grouping) {}

  /**
   * The counts of a card.
   *
   * @param groups by channel or by day, as texts
   */
  record Funnel(
      CardId cardId,
      LocalDate from,
      LocalDate to,
      SortedMap<String, FunnelCounts> groups,
      FunnelCounts total) {
    /** The most days in one answer. */
    public static final int MAX_DAYS = 366;

    /**
     * Checks the days.
     *
     * @throws InvalidValueException for {@code from}
     */
    public Funnel {
      if (from.isAfter(to) || !from.plusDays(MAX_DAYS).isAfter(to)) {
        throw new InvalidValueException(
            "from", "must be at most 365 days before to, and not after it", RuleReference.API);
      }
    }
  }
}
