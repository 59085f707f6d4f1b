package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.funnel.FunnelCell;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the counts of the funnel with every change. */
final class FunnelRows {
  private static final String ADD = """
      INSERT INTO funnel
        (card_id, day, channel, prepared, claimed, opened, activated, redeemed)
      VALUES (:cardId, :day, :channel, :prepared, :claimed, :opened, :activated, :redeemed)
      ON CONFLICT (card_id, day, channel) DO UPDATE SET
        prepared = funnel.prepared + excluded.prepared,
        claimed = funnel.claimed + excluded.claimed,
        opened = funnel.opened + excluded.opened,
        activated = funnel.activated + excluded.activated,
        redeemed = funnel.redeemed + excluded.redeemed
      """;

  private FunnelRows() {}

  /** Counts what became known of a code. */
  static void replace(Handle handle, Optional<Holding> before, Holding after) {
    Map<FunnelCell, FunnelCounts> changes = new HashMap<>(FunnelCell.of(after));
    before.map(FunnelCell::of).orElse(Map.of()).forEach((cell, counts) -> {
      FunnelCounts unused = changes.merge(cell, counts.negated(), FunnelCounts::plus);
    });
    add(handle, after.cardId(), changes);
  }

  /** Counts a code no more. */
  static void remove(Handle handle, Holding removed) {
    Map<FunnelCell, FunnelCounts> changes = new HashMap<>();
    FunnelCell.of(removed).forEach((cell, counts) -> changes.put(cell, counts.negated()));
    add(handle, removed.cardId(), changes);
  }

  static void add(Handle handle, CardId cardId, Map<FunnelCell, FunnelCounts> changes) {
    changes.forEach((cell, counts) -> {
      if (!counts.equals(FunnelCounts.ZERO)) {
        handle
            .createUpdate(ADD)
            .bind("cardId", cardId.value())
            .bind("day", cell.day().toEpochDay())
            .bind("channel", cell.channel().value())
            .bind("prepared", counts.prepared())
            .bind("claimed", counts.claimed())
            .bind("opened", counts.opened())
            .bind("activated", counts.activated())
            .bind("redeemed", counts.redeemed())
            .execute();
      }
    });
  }
}
