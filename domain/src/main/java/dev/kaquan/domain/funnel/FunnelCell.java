package dev.kaquan.domain.funnel;

import dev.kaquan.domain.card.Validity;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OuterStr;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * One channel on one day.
 *
 * @param day by the clock of UTC+8, on which the step happened
 */
public record FunnelCell(OuterStr channel, LocalDate day) {
  /** Returns the cell of a step that happened at a time. */
  public static FunnelCell of(OuterStr channel, Instant at) {
    return new FunnelCell(channel, at.atOffset(Validity.ZONE).toLocalDate());
  }

  /** Returns what a code counts for, once for each step. */
  public static Map<FunnelCell, FunnelCounts> of(Holding holding) {
    OuterStr channel = holding.outerStr();
    Map<FunnelCell, FunnelCounts> counts = new HashMap<>();
    if (!holding.progress().isGift()) {
      add(counts, of(channel, holding.since()), new FunnelCounts(0, 1, 0, 0, 0));
    }
    holding
        .progress()
        .opened()
        .ifPresent(at -> add(counts, of(channel, at), new FunnelCounts(0, 0, 1, 0, 0)));
    holding
        .progress()
        .activated()
        .ifPresent(at -> add(counts, of(channel, at), new FunnelCounts(0, 0, 0, 1, 0)));
    holding
        .progress()
        .redeemed()
        .ifPresent(at -> add(counts, of(channel, at), new FunnelCounts(0, 0, 0, 0, 1)));
    return counts;
  }

  /** Returns what an offer of a request counts for. */
  public static Map<FunnelCell, FunnelCounts> of(AddCardRequest request, Offer offer) {
    return Map.of(of(offer.outerStr(), request.madeAt()), new FunnelCounts(1, 0, 0, 0, 0));
  }

  private static void add(
      Map<FunnelCell, FunnelCounts> counts, FunnelCell cell, FunnelCounts more) {
    FunnelCounts unused = counts.merge(cell, more, FunnelCounts::plus);
  }
}
