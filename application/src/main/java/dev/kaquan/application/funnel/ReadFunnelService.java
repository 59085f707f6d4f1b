package dev.kaquan.application.funnel;

import dev.kaquan.application.port.Funnels;
import dev.kaquan.domain.card.Validity;
import dev.kaquan.domain.funnel.FunnelCounts;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

final class ReadFunnelService implements ReadFunnel {
  private static final int DEFAULT_DAYS = 30;

  private final Funnels funnels;
  private final InstantSource clock;

  @Inject
  ReadFunnelService(Funnels funnels, InstantSource clock) {
    this.funnels = funnels;
    this.clock = clock;
  }

  @Override
  public Funnel read(Query query) {
    LocalDate to =
        query.to().orElseGet(() -> clock.instant().atOffset(Validity.ZONE).toLocalDate());
    LocalDate from = query.from().orElse(to.minusDays(DEFAULT_DAYS - 1));
    SortedMap<String, FunnelCounts> groups = new TreeMap<>();
    Funnel empty = new Funnel(query.cardId(), from, to, groups, FunnelCounts.ZERO);
    FunnelCounts total = FunnelCounts.ZERO;
    for (var cell : funnels.counts(query.cardId(), empty.from(), empty.to()).entrySet()) {
      String group = switch (query.grouping()) {
        case CHANNEL -> cell.getKey().channel().value();
        case DAY -> cell.getKey().day().toString();
      };
      FunnelCounts unused = groups.merge(group, cell.getValue(), FunnelCounts::plus);
      total = total.plus(cell.getValue());
    }
    return new Funnel(query.cardId(), from, to, groups, total);
  }
}
