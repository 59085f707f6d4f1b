package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.code.CodeUpdate;
import dev.kaquan.domain.code.CodeUpdate.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link CodeUpdates}. */
public interface CodeUpdatesContract {
  Instant HELD = NOW.plusSeconds(60);

  /** Returns the instance under test, empty at the start of a test. */
  CodeUpdates updates();

  @Test
  default void a_code_has_one_update() {
    StoredUpdate first = begin("u1", "A1", "B1").orElseThrow();
    assertEquals(new StoredUpdate(update("u1", "A1", "B1"), HELD), first);
    assertEquals(Optional.of(first), begin("u2", "A1", "B2"));
    assertEquals(Optional.of(first), updates().find(CARD_ID, new CardCode("A1")));
    assertEquals(Optional.empty(), updates().find(CARD_ID, new CardCode("B1")));
    assertTrue(updates().isNamed(CARD_ID, new CardCode("A1")));
    assertTrue(updates().isNamed(CARD_ID, new CardCode("B1")));
    assertFalse(updates().isNamed(CARD_ID, new CardCode("B2")));
  }

  @Test
  default void no_code_is_the_new_one_twice_or_comes_back() {
    StoredUpdate first = begin("u1", "A1", "B1").orElseThrow();
    assertEquals(Optional.empty(), begin("u2", "A2", "B1"));
    assertEquals(Optional.empty(), begin("u2", "A2", "A1"));
    updates().complete(first.update(), NOW);
    assertEquals(Optional.empty(), begin("u2", "A2", "B1"));
    assertEquals(Optional.empty(), begin("u2", "B1", "A1"));
    assertEquals("u3", begin("u3", "B1", "C1").orElseThrow().update().id());
  }

  @Test
  default void an_update_that_is_done_stays_so() {
    StoredUpdate first = begin("u1", "A1", "B1").orElseThrow();
    updates().complete(first.update(), NOW);
    updates().complete(first.update(), NOW.plusSeconds(1));
    updates().abandon(first);
    updates().release(first, NOW);
    assertEquals(Optional.empty(), updates().hold(first, HELD.plusSeconds(1)));
    assertEquals(
        State.DONE,
        updates().find(CARD_ID, new CardCode("A1")).orElseThrow().update().state());
    assertEquals(List.of(), updates().pending(HELD.plusSeconds(9), 9));
  }

  @Test
  default void one_that_was_abandoned_leaves_nothing() {
    StoredUpdate first = begin("u1", "A1", "B1").orElseThrow();
    updates().abandon(first);
    updates().complete(first.update(), NOW);
    assertEquals(Optional.empty(), updates().find(CARD_ID, new CardCode("A1")));
    assertEquals("u2", begin("u2", "A2", "B1").orElseThrow().update().id());
  }

  @Test
  default void one_continues_it_at_a_time() {
    StoredUpdate first = begin("u1", "A1", "B1").orElseThrow();
    StoredUpdate later = begin("u2", "A2", "B2").orElseThrow();
    assertEquals(List.of(), updates().pending(HELD.minusMillis(1), 9));
    assertEquals(2, updates().pending(HELD, 9).size());
    assertEquals(1, updates().pending(HELD, 1).size());
    StoredUpdate held = updates().hold(first, HELD.plusSeconds(1)).orElseThrow();
    assertEquals(HELD.plusSeconds(1), held.heldUntil());
    assertEquals(Optional.empty(), updates().hold(first, HELD.plusSeconds(2)));
    updates().abandon(first);
    assertEquals(List.of(later, held), updates().pending(HELD.plusSeconds(1), 9));
    updates().release(held, NOW);
    assertEquals(
        List.of(new StoredUpdate(first.update(), NOW), later),
        updates().pending(HELD.plusSeconds(1), 9));
  }

  /** Begins an update. */
  private Optional<StoredUpdate> begin(String id, String code, String newCode) {
    return updates().begin(update(id, code, newCode), HELD);
  }

  /** Returns a pending update. */
  static CodeUpdate update(String id, String code, String newCode) {
    return new CodeUpdate(
        id, CARD_ID, new CardCode(code), new CardCode(newCode), NOW, State.PENDING);
  }
}
