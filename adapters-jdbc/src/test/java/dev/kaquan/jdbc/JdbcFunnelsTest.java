package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.Funnels;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.funnel.FunnelCell;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JdbcFunnelsTest extends DatabaseFixture {
  private static final CardId CARD = PortSamples.CARD_ID;

  /** One second before midnight by the clock of UTC+8. */
  private static final Instant EVENING = Instant.parse("2026-11-26T15:59:59Z");

  private static final LocalDate DAY = LocalDate.parse("2026-11-26");
  private static final OuterStr SHOP = new OuterStr("门店");
  private static final FunnelCell TODAY = new FunnelCell(SHOP, DAY);
  private int events;

  @Test
  void a_step_counts_for_its_channel_and_its_day() {
    adds(request("r1", EVENING, SHOP));
    Holding claim = claim("1", SHOP, EVENING);
    applies(claim);
    applies(claim.with(CodeProgress.openedAt(EVENING.plusSeconds(1))));
    applies(claim.with(CodeProgress.openedAt(EVENING.plusSeconds(9))));
    applies(claim.with(CodeProgress.redeemedAt(EVENING.plusSeconds(2))));
    assertEquals(
        Map.of(
            TODAY,
            new FunnelCounts(1, 1, 0, 0, 0),
            new FunnelCell(SHOP, DAY.plusDays(1)),
            new FunnelCounts(0, 0, 1, 0, 1)),
        counts());
  }

  @Test
  void a_channel_that_becomes_known_later_gets_what_was_counted() {
    applies(claim("1", OuterStr.NONE, EVENING).with(CodeProgress.redeemedAt(EVENING)));
    assertEquals(
        Map.of(new FunnelCell(OuterStr.NONE, DAY), new FunnelCounts(0, 1, 0, 0, 1)), counts());
    applies(claim("1", SHOP, EVENING.minus(Duration.ofDays(1))));
    assertEquals(
        Map.of(
            TODAY,
            new FunnelCounts(0, 0, 0, 0, 1),
            new FunnelCell(SHOP, DAY.minusDays(1)),
            new FunnelCounts(0, 1, 0, 0, 0)),
        counts());
  }

  @Test
  void a_gift_is_no_second_claim() {
    applies(claim("1", SHOP, EVENING));
    applies(claim("2", SHOP, EVENING));
    applies(claim("2", SHOP, EVENING).with(CodeProgress.ofGift()));
    assertEquals(Map.of(TODAY, new FunnelCounts(0, 1, 0, 0, 0)), counts());
  }

  @Test
  void what_the_mini_program_reports_is_counted() {
    applies(claim("1", SHOP, EVENING));
    JdbcHoldings holdings = new JdbcHoldings(database);
    assertTrue(holdings.recordOpened(CARD, new CardCode("1"), EVENING));
    assertTrue(!holdings.recordOpened(CARD, new CardCode("2"), EVENING));
    assertEquals(Map.of(TODAY, new FunnelCounts(0, 1, 1, 0, 0)), counts());
  }

  /** Whatever becomes known in whatever order, the counts are those of counting everything anew. */
  @Test
  void counts_that_are_kept_are_those_that_are_counted_anew() {
    Random random = new Random(14);
    OuterStr[] channels = {OuterStr.NONE, SHOP, new OuterStr("web")};
    for (int i = 0; i < 400; i++) {
      OuterStr channel = channels[random.nextInt(channels.length)];
      Instant at = EVENING.plus(Duration.ofHours(random.nextInt(100)));
      Holding claim = claim("" + random.nextInt(40), channel, at);
      switch (random.nextInt(6)) {
        case 0 -> adds(request("r" + i, at, channel));
        case 1 -> applies(claim);
        case 2 -> applies(claim.with(CodeProgress.openedAt(at)));
        case 3 -> applies(claim.with(CodeProgress.activatedAt(Optional.of(at))));
        case 4 -> applies(claim.with(CodeProgress.redeemedAt(at)));
        default -> applies(claim.with(CodeProgress.ofGift()));
      }
    }
    Map<FunnelCell, FunnelCounts> kept = new HashMap<>(counts());
    assertTrue(kept.size() > 9, kept::toString);
    funnels().rebuild();
    assertEquals(kept, counts());
  }

  private Funnels funnels() {
    return new JdbcFunnels(database);
  }

  private Map<FunnelCell, FunnelCounts> counts() {
    return funnels().counts(CARD, DAY.minusDays(9), DAY.plusDays(9));
  }

  private void adds(AddCardRequest request) {
    assertTrue(new JdbcAddCardRequests(database).add(request));
  }

  private void applies(Holding news) {
    EventMessage message = EventSamples.claim("" + events++);
    EventId id = EventId.of(new AppId("wxb11529c136998cb6"), message);
    JdbcEventInbox inbox = new JdbcEventInbox(database);
    assertTrue(inbox.add(id, message, EVENING));
    assertTrue(inbox.apply(id, new Effect(List.of(news), List.of(), Optional.empty(), "")));
  }

  private static Holding claim(String code, OuterStr channel, Instant at) {
    return new Holding(CARD, new CardCode(code), PortSamples.PERSON, channel, at);
  }

  private static AddCardRequest request(String id, Instant at, OuterStr channel) {
    return new AddCardRequest(
        new RequestId(id),
        PortSamples.PERSON,
        at,
        List.of(new Offer(CARD, "{\"nonce_str\":\"" + id + "\"}", channel, new OfferState.Open())));
  }
}
