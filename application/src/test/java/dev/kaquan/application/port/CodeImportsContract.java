package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.State;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link CodeImports}. */
public interface CodeImportsContract {
  CardId OTHER_CARD = new CardId("pOther");
  Instant UNTIL = NOW.plusSeconds(60);
  List<WrongLine> WRONG =
      List.of(new WrongLine(2, "must be a code"), new WrongLine(9, "must be new"));

  /** Returns the instance under test, empty at the start of a test. */
  CodeImports imports();

  /** Returns the inventory that belongs to it. */
  CodeInventory inventory();

  @Test
  default void the_same_content_is_imported_once_unless_it_is_refused() {
    CodeImport first = job("j1", CARD_ID, "h1");
    assertEquals(first, imports().add(first));
    assertEquals(first, imports().add(job("j2", CARD_ID, "h1")));
    assertEquals("j3", imports().add(job("j3", OTHER_CARD, "h1")).id());
    assertEquals("j4", imports().add(job("j4", CARD_ID, "h2")).id());
    assertEquals(Set.of("j1", "j3", "j4"), imports().pending());
    assertEquals(Optional.empty(), imports().find("j2"));

    assertEquals("j1", taken("a1", NOW));
    imports().refuse("a1", WRONG);
    assertEquals(State.REFUSED, imports().find("j1").orElseThrow().state());
    assertEquals(WRONG, imports().wrongLines("j1"));
    assertEquals(List.of(), imports().wrongLines("j4"));
    assertEquals("j5", imports().add(job("j5", CARD_ID, "h1")).id());
  }

  @Test
  default void the_imports_of_a_card_are_executed_one_after_the_other() {
    add("j1", CARD_ID);
    add("j2", CARD_ID);
    add("j3", OTHER_CARD);
    assertEquals("j1", taken("a1", NOW));
    assertEquals("j3", taken("a2", NOW));
    assertEquals("", taken("a3", UNTIL.minusMillis(1)));
    imports().refuse("a1", WRONG);
    assertEquals("j2", taken("a4", NOW));
  }

  @Test
  default void an_execution_that_stops_is_begun_anew_by_somebody_else() {
    add("j1", CARD_ID);
    assertEquals("j1", taken("a1", NOW));
    Progress progress = new Progress(NOW, 100, 20, 18, 2);
    assertTrue(imports().record("a1", progress, NOW.plusSeconds(2), UNTIL.plusSeconds(2)));
    CodeImport found = imports().find("j1").orElseThrow();
    assertEquals(progress, found.progress());
    assertEquals(10, found.linesPerSecond());
    assertEquals("", taken("a2", UNTIL));
    assertEquals("j1", taken("a3", UNTIL.plusSeconds(2)));
    assertEquals(
        Progress.none(UNTIL.plusSeconds(2)), imports().find("j1").orElseThrow().progress());
    assertFalse(imports().record("a1", progress, UNTIL, UNTIL.plusSeconds(9)));
    imports().refuse("a1", WRONG);
    assertEquals(State.PENDING, imports().find("j1").orElseThrow().state());
  }

  @Test
  default void an_import_is_done_when_its_codes_are_published() {
    add("j1", CARD_ID);
    assertEquals("j1", taken("a1", NOW));
    inventory().begin(CARD_ID, "a1");
    assertTrue(inventory().publish(CARD_ID, "a1"));
    assertEquals(State.DONE, imports().find("j1").orElseThrow().state());
    assertEquals(Set.of(), imports().pending());
    assertEquals("j1", imports().add(job("j2", CARD_ID, "hash of j1")).id());
    assertFalse(imports().record("a1", Progress.none(NOW), NOW, UNTIL));
  }

  private void add(String id, CardId cardId) {
    CodeImport job = job(id, cardId, "hash of " + id);
    assertEquals(job, imports().add(job));
  }

  private String taken(String attemptId, Instant now) {
    return imports()
        .take(attemptId, now, now.plusSeconds(60))
        .map(CodeImport::id)
        .orElse("");
  }

  /** Imports are created in the order of their ids. */
  private static CodeImport job(String id, CardId cardId, String hash) {
    return CodeImport.of(id, cardId, hash, 1_000, NOW.minusSeconds(9 - (id.charAt(1) - '0')));
  }
}
