package dev.kaquan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.event.CheckCallback.Report;
import dev.kaquan.application.event.ReplayEvent;
import dev.kaquan.application.funnel.ReadFunnel.Funnel;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.application.port.Pushes.Setup;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import dev.kaquan.application.reconciliation.FindReconciliation.Result;
import dev.kaquan.cli.CliFixture.CliResult;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.funnel.FunnelCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventCommandTest {
  private static final EventId ID = new EventId("0123456789abcdef0123456789abcdef");
  private static final StoredEvent EVENT = new StoredEvent(
      ID,
      EventSamples.of("user_del_card", "oPerson", 1, "CardId", "p1", "UserCardCode", "007"),
      Instant.EPOCH,
      State.PARKED,
      new Attempts(10, Optional.empty(), "no answer"),
      "");

  private final CliFixture fixture = new CliFixture();

  @Test
  void events_are_listed_a_line_each_or_as_json() {
    fixture.listEvents = (filter, page) -> {
      assertEquals(Optional.of(State.PARKED), filter.state());
      return new Page<>(List.of(EVENT), Optional.empty());
    };
    assertEquals(
        ID + " user_del_card p1 007 parked: no answer\n",
        fixture.run("event", "list", "--state", "parked").out());
    assertTrue(fixture
        .run("event", "list", "--state", "parked", "--json")
        .out()
        .startsWith("{\"items\":[{\"id\":\"" + ID));
    assertEquals(2, fixture.run("event", "list", "--state", "lost").code());
    assertEquals(2, fixture.run("event").code());
  }

  @Test
  void an_event_is_shown_whole() {
    fixture.findEvent = id -> id.equals(ID) ? Optional.of(EVENT) : Optional.empty();
    assertTrue(fixture.run("event", "show", ID.value()).out().contains("\"CreateTime\":\"1\""));
    assertEquals(1, fixture.run("event", "show", "0".repeat(32)).code());
    assertEquals(2, fixture.run("event", "show", "x").code());
  }

  @Test
  void a_parked_event_is_processed_again() {
    fixture.replayEvent = id -> ReplayEvent.Outcome.DUE;
    assertEquals(0, fixture.run("event", "replay", ID.value()).code());
    fixture.replayEvent = id -> ReplayEvent.Outcome.PROCESSED;
    CliResult processed = fixture.run("event", "replay", ID.value());
    assertEquals(1, processed.code());
    assertTrue(processed.err().contains("was processed"), processed.err());
    fixture.replayEvent = id -> ReplayEvent.Outcome.UNKNOWN;
    assertEquals(1, fixture.run("event", "replay", ID.value()).code());
  }

  @Test
  void all_parked_events_are_processed_again() {
    fixture.replayParkedEvents = filter -> {
      assertEquals(Filter.ALL, filter);
      return 17;
    };
    assertEquals("due: 17\n", fixture.run("event", "replay-parked").out());
    fixture.replayParkedEvents = filter -> {
      assertEquals(Optional.of("user_del_card"), filter.type());
      assertEquals(Optional.of(new CardId("p1")), filter.cardId());
      return 0;
    };
    assertEquals(
        "due: 0\n",
        fixture
            .run("event", "replay-parked", "--type", "user_del_card", "--card", "p1")
            .out());
    assertEquals(2, fixture.run("event", "replay").code());
    assertEquals(2, fixture.run("event", "replay", "--type", "user_del_card").code());
    assertEquals(2, fixture.run("event", "replay-parked", "--code", "007").code());
    assertEquals(2, fixture.run("event", "replay-parked", ID.value()).code());
  }

  @Test
  void the_settings_for_pushes_are_checked_with_a_captured_push() {
    fixture.standardInput = "<xml/>";
    fixture.checkCallback = sample -> {
      assertEquals(Map.of("nonce", "2"), sample.orElseThrow().query());
      assertEquals("<xml/>", sample.orElseThrow().body());
      return new Report(
          new Setup(true, true, false, true, List.of()), Optional.of(Refusal.WRONG_KEY), Map.of());
    };
    CliResult wrong = fixture.run("callback", "check", "--query", "nonce=2", "--body", "-");
    assertEquals(1, wrong.code());
    assertTrue(wrong.out().contains("KAQUAN_WECHAT_AES_KEY"), wrong.out());
    fixture.checkCallback = sample ->
        new Report(new Setup(true, true, false, true, List.of()), Optional.empty(), Map.of());
    assertEquals(0, fixture.run("callback", "check").code());
    assertEquals(2, fixture.run("callback").code());
  }

  @Test
  void the_funnel_is_a_table_or_json() {
    TreeMap<String, FunnelCounts> groups = new TreeMap<>();
    groups.put("", new FunnelCounts(5, 4, 3, 2, 1));
    groups.put("门店", new FunnelCounts(10, 0, 0, 0, 0));
    fixture.readFunnel = query -> new Funnel(
        query.cardId(),
        query.from().orElseThrow(),
        LocalDate.parse("2026-11-30"),
        groups,
        new FunnelCounts(15, 4, 3, 2, 1));
    assertEquals(
        """
          prepared   claimed    openedactivated   redeemed  channel
                 5         4         3         2         1  -
                10         0         0         0         0  门店
                15         4         3         2         1  total
        """.replace("openedactivated  ", "opened activated "),
        fixture.run("funnel", "p1", "--from", "2026-11-01").out());
    assertEquals(0, fixture.rebuilds);
    assertEquals(
        "{\"cardId\":\"p1\",\"from\":\"2026-11-01\",\"to\":\"2026-11-30\",\"total\":{\"prepared\":15,"
            + "\"claimed\":4,\"opened\":3,\"activated\":2,\"redeemed\":1},\"items\":[{\"day\":\"\","
            + "\"prepared\":5,\"claimed\":4,\"opened\":3,\"activated\":2,\"redeemed\":1},{\"day\":\"门店\","
            + "\"prepared\":10,\"claimed\":0,\"opened\":0,\"activated\":0,\"redeemed\":0}]}\n",
        fixture
            .run("funnel", "p1", "--from", "2026-11-01", "--by", "day", "--rebuild", "--json")
            .out());
    assertEquals(1, fixture.rebuilds);
    CliResult wrong = fixture.run("funnel", "p 1", "--from", "yesterday", "--by", "week");
    assertEquals(2, wrong.code());
    assertEquals(3, wrong.err().lines().count(), wrong.err());
  }

  @Test
  void codes_are_compared_with_progress() {
    Run run = new Run("r1", Scope.ALL, Instant.EPOCH, Optional.empty(), "", 100, 2);
    fixture.reconcile = (scope, progress) -> {
      assertEquals(
          new Scope(
              Optional.of(new CardId("p1")), Optional.of(Instant.parse("2026-11-25T16:00:00Z"))),
          scope);
      progress.accept(run);
      return run;
    };
    fixture.findReconciliation = id -> Optional.of(new Result(run, List.of()));
    String[] command = {"reconcile", "--card", "p1", "--since", "2026-11-26T00:00:00+08:00"};
    CliResult done = fixture.run(command);
    assertEquals(0, done.code());
    assertEquals("100 compared, 2 differences\n", done.err());
    assertTrue(done.out().startsWith("{\"id\":\"r1\","), done.out());
    fixture.reconcile = (scope, progress) -> run.finished(Instant.EPOCH, "quota");
    assertEquals(1, fixture.run(command).code());
    assertEquals(2, fixture.run("reconcile", "--since", "yesterday").code());
  }
}
