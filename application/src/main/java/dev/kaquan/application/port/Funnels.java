package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.funnel.FunnelCell;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.time.LocalDate;
import java.util.Map;

/** The counts of steps by card, channel and day, kept with every change. */
public interface Funnels {
  /**
   * Returns the counts of a card, without cells in which nothing happened.
   *
   * @param to inclusive
   */
  Map<FunnelCell, FunnelCounts> counts(CardId cardId, LocalDate from, LocalDate to);

  /** Counts everything anew. The result is what was kept with every change. */
  void rebuild();
}
