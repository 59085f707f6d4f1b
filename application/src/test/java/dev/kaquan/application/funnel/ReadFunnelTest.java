package dev.kaquan.application.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.funnel.ReadFunnel.Funnel;
import dev.kaquan.application.funnel.ReadFunnel.Grouping;
import dev.kaquan.application.funnel.ReadFunnel.Query;
import dev.kaquan.application.port.Funnels;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.funnel.FunnelCell;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadFunnelTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-27");

  private final List<LocalDate> asked = new ArrayList<>();
  private final ReadFunnel readFunnel = new ReadFunnelService(
      new Funnels() {
        @Override
        public Map<FunnelCell, FunnelCounts> counts(CardId cardId, LocalDate from, LocalDate to) {
          asked.addAll(List.of(from, to));
          return Map.of(
              new FunnelCell(new OuterStr("b"), DAY), new FunnelCounts(9, 8, 7, 6, 5),
              new FunnelCell(new OuterStr("a"), DAY), new FunnelCounts(1, 0, 0, 0, 0),
              new FunnelCell(new OuterStr("a"), DAY.minusDays(1)), new FunnelCounts(1, 1, 0, 0, 0));
        }

        @Override
        public void rebuild() {}
      },
      () -> Instant.parse("2026-11-26T16:00:00Z"));

  @Test
  void the_last_thirty_days_are_counted_by_channel() {
    Funnel funnel = read(Optional.empty(), Optional.empty(), Grouping.CHANNEL);
    assertEquals(List.of(LocalDate.parse("2026-10-29"), DAY), asked);
    assertEquals(
        Map.of("a", new FunnelCounts(2, 1, 0, 0, 0), "b", new FunnelCounts(9, 8, 7, 6, 5)),
        funnel.groups());
    assertEquals(List.of("a", "b"), List.copyOf(funnel.groups().keySet()));
    assertEquals(new FunnelCounts(11, 9, 7, 6, 5), funnel.total());
  }

  @Test
  void days_are_in_their_order() {
    Funnel funnel = read(Optional.of(DAY.minusDays(365)), Optional.of(DAY), Grouping.DAY);
    assertEquals(
        List.of("2026-11-26", "2026-11-27"), List.copyOf(funnel.groups().keySet()));
    assertEquals(new FunnelCounts(10, 8, 7, 6, 5), funnel.groups().get("2026-11-27"));
  }

  @Test
  void the_time_is_bounded() {
    for (LocalDate from : List.of(DAY.minusDays(366), DAY.plusDays(1))) {
      InvalidValueException refused = assertThrows(
          InvalidValueException.class,
          () -> read(Optional.of(from), Optional.of(DAY), Grouping.DAY));
      assertEquals("from", refused.violations().get(0).field());
    }
    assertEquals(List.of(), asked);
  }

  private Funnel read(Optional<LocalDate> from, Optional<LocalDate> to, Grouping grouping) {
    return readFunnel.read(new Query(PortSamples.CARD_ID, from, to, grouping));
  }
}
