package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodeDeposit.State;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCodeDepositsTest extends DatabaseFixture {
  private static final Instant UNTIL = NOW.plusSeconds(60);

  private CodeDeposits deposits;
  private JdbcCodeInventory inventory;

  @BeforeEach
  void create() {
    deposits = new JdbcCodeDeposits(database);
    inventory = new JdbcCodeInventory(database);
    inventory.begin(CARD_ID, "i1");
    assertTrue(inventory.add(CARD_ID, "i1", codes("A", "B", "C", "D")).isPresent());
    assertTrue(inventory.publish(CARD_ID, "i1"));
  }

  @Test
  void codes_move_on_and_are_counted_once() {
    start("d1", CARD_ID);
    assertEquals(codes("A", "B", "C"), deposits.undeposited(CARD_ID, 3));
    deposits.record("d1", codes("A", "B"), codes("C"), UNTIL);
    deposits.record("d1", codes("A", "B"), codes("C"), UNTIL);
    assertEquals(codes("D"), deposits.undeposited(CARD_ID, 3));
    StoredDeposit found = deposits.find("d1").orElseThrow();
    assertEquals(2, found.deposit().deposited());
    assertEquals(1, found.deposit().rejected());
    assertEquals(2, inventory.stock(CARD_ID).count(CodeState.DEPOSITED));
    assertEquals(1, inventory.stock(CARD_ID).count(CodeState.REJECTED));
    assertEquals(4, inventory.stock(CARD_ID).total());
  }

  @Test
  void a_card_has_one_pending_deposit_and_one_at_a_time_executes_it() {
    assertEquals("d1", start("d1", CARD_ID));
    assertEquals("d1", start("d2", CARD_ID));
    assertEquals("d3", start("d3", new CardId("pOther")));
    assertEquals("d1", take(NOW));
    assertEquals("d1", start("d4", CARD_ID));
    assertEquals("d3", take(NOW));
    assertEquals("", take(UNTIL.minusMillis(1)));
    assertEquals("d1", take(UNTIL));
    deposits.complete("d1");
    assertEquals(State.DONE, deposits.find("d1").orElseThrow().deposit().state());
    assertEquals("d5", start("d5", CARD_ID));
  }

  @Test
  void a_deposit_waits_for_the_imports_of_its_card() {
    JdbcCodeImports imports = new JdbcCodeImports(database);
    start("d1", CARD_ID);
    imports.add(CodeImport.of("j1", CARD_ID, "hash", 1, NOW));
    assertEquals("", take(NOW));
    assertTrue(imports.take("a1", NOW, UNTIL).isPresent());
    imports.refuse("a1", List.of());
    assertEquals("d1", take(NOW));
  }

  @Test
  void a_failure_is_repeated_at_once_when_it_is_started_again() {
    start("d1", CARD_ID);
    Attempts failed = Attempts.NONE.failed(Optional.of(UNTIL), "no answer");
    deposits.recordFailure("d1", failed);
    assertEquals(failed, deposits.find("d1").orElseThrow().attempts());
    assertEquals("", take(NOW));
    start("d2", CARD_ID);
    assertEquals("d1", take(NOW));
    deposits.recordFailure("d1", failed.failed(Optional.empty(), "refused"));
    StoredDeposit found = deposits.find("d1").orElseThrow();
    assertEquals(State.FAILED, found.deposit().state());
    assertEquals("refused", found.attempts().lastFailure());
    assertEquals("", take(UNTIL.plusSeconds(60)));
  }

  private String start(String id, CardId cardId) {
    return deposits.start(CodeDeposit.of(id, cardId, NOW), NOW).deposit().id();
  }

  private String take(Instant now) {
    return deposits.take(now, UNTIL).map(taken -> taken.deposit().id()).orElse("");
  }

  private static List<CardCode> codes(String... codes) {
    return Stream.of(codes).map(CardCode::new).toList();
  }
}
