package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.reconciliation.Difference;
import dev.kaquan.domain.reconciliation.Difference.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcReconciliationsTest extends DatabaseFixture {
  private static final Instant NOW = PortSamples.NOW;
  private static final Instant LATER = NOW.plusSeconds(60);
  private int events;

  @Test
  void a_run_is_found_and_listed_as_it_was_stored() {
    Run run = run("r1", Scope.ALL);
    Run other = new Run(
        "r2",
        new Scope(Optional.of(PortSamples.CARD_ID), Optional.of(NOW)),
        LATER,
        Optional.empty(),
        "",
        0,
        0);
    reconciliations().save(run);
    reconciliations().save(other);
    reconciliations().save(run.finished(LATER, "the platform is busy"));
    assertEquals(
        Optional.of(run.finished(LATER, "the platform is busy")),
        reconciliations().find("r1"));
    assertEquals(Optional.of(other), reconciliations().find("r2"));
    assertEquals(Optional.empty(), reconciliations().find("r3"));
    PageRequest one = new PageRequest(1, Optional.empty());
    assertEquals(List.of(other), reconciliations().list(one).items());
    PageRequest rest = new PageRequest(1, reconciliations().list(one).next());
    assertEquals("r1", reconciliations().list(rest).items().get(0).id());
  }

  @Test
  void what_a_comparison_gave_is_stored_in_one_step() {
    Holding code = PortSamples.holding(new CardCode("1"));
    knows(code);
    reconciliations().save(run("r1", Scope.ALL));
    Difference difference = new Difference(
        code.cardId(), code.code(), Kind.REDEMPTION, "not redeemed", "redeemed", true, NOW);
    reconciliations()
        .checked("r1", code.with(CodeProgress.redeemedAt(NOW)), List.of(difference), LATER);
    assertEquals(List.of(difference), reconciliations().differences("r1", 9));
    assertEquals(List.of(), reconciliations().differences("r1", 0));
    assertEquals(1, reconciliations().find("r1").orElseThrow().checked());
    assertEquals(1, reconciliations().find("r1").orElseThrow().differences());
    assertEquals(
        Optional.of(NOW),
        new JdbcHoldings(database)
            .find(code.cardId(), code.code())
            .flatMap(known -> known.progress().redeemed()));
    assertEquals(1, reconciliations().checkedSince(LATER));
    assertEquals(0, reconciliations().checkedSince(LATER.plusMillis(1)));
  }

  @Test
  void codes_that_may_still_change_are_compared_the_oldest_comparison_first() {
    for (int i = 1; i <= 4; i++) {
      knows(PortSamples.holding(new CardCode("" + i)));
    }
    knows(PortSamples.holding(new CardCode("2")).with(CodeProgress.redeemedAt(NOW)));
    knows(PortSamples.holding(new CardCode("3"))
        .with(new PossessionState(Possession.GIVEN_AWAY, NOW)));
    reconciliations().save(run("r1", Scope.ALL));
    assertEquals(List.of("1", "4"), next(Scope.ALL));
    reconciliations().checked("r1", PortSamples.holding(new CardCode("1")), List.of(), LATER);
    assertEquals(List.of("4"), next(Scope.ALL));
    assertEquals(
        List.of("4", "1"), codes(reconciliations().next(Scope.ALL, LATER.plusMillis(1), 9)));
    assertEquals(List.of(), next(new Scope(Optional.of(new CardId("pOther")), Optional.empty())));
    assertEquals(List.of(), next(new Scope(Optional.empty(), Optional.of(NOW.plusMillis(1)))));
    assertEquals(List.of(), codes(reconciliations().next(Scope.ALL, NOW, 9)));
  }

  @Test
  void a_code_with_a_pending_event_is_not_compared() {
    Holding code = new Holding(
        new CardId(EventSamples.claim("1").text("CardId")),
        new CardCode("1"),
        PortSamples.PERSON,
        PortSamples.holding(new CardCode("1")).outerStr(),
        NOW);
    knows(code);
    assertEquals(List.of("1"), next(Scope.ALL));
    EventMessage message = EventSamples.claim("1");
    EventId id = EventId.of(new AppId("wxb11529c136998cb6"), message);
    assertTrue(new JdbcEventInbox(database).add(id, message, NOW));
    assertEquals(List.of(), next(Scope.ALL));
  }

  private Reconciliations reconciliations() {
    return new JdbcReconciliations(database);
  }

  private List<String> next(Scope scope) {
    return codes(reconciliations().next(scope, LATER, 9));
  }

  private void knows(Holding code) {
    EventMessage message = EventSamples.claim("event" + events++);
    EventId id = EventId.of(new AppId("wxb11529c136998cb6"), message);
    JdbcEventInbox inbox = new JdbcEventInbox(database);
    assertTrue(inbox.add(id, message, NOW));
    assertTrue(inbox.apply(id, new Effect(List.of(code), List.of(), Optional.empty(), "")));
  }

  private static List<String> codes(List<Holding> holdings) {
    return holdings.stream().map(holding -> holding.code().value()).toList();
  }

  private static Run run(String id, Scope scope) {
    return new Run(id, scope, NOW, Optional.empty(), "", 0, 0);
  }
}
