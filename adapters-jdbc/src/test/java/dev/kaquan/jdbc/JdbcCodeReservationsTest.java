package dev.kaquan.jdbc;

import static dev.kaquan.application.port.PortSamples.CARD_ID;
import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.CodeReservations;
import dev.kaquan.application.port.IdempotencyKeys.Claim;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCodeReservationsTest extends DatabaseFixture {
  private static final Instant EXPIRES = NOW.plusSeconds(60);
  private static final CardCode FIRST = new CardCode("A");

  private CodeReservations reservations;
  private JdbcCodeInventory inventory;

  @BeforeEach
  void create() {
    reservations = new JdbcCodeReservations(database);
    inventory = new JdbcCodeInventory(database);
    inventory.begin(CARD_ID, "i1");
    assertTrue(inventory.add(CARD_ID, "i1", List.of(FIRST, new CardCode("B"))).isPresent());
    assertTrue(inventory.publish(CARD_ID, "i1"));
  }

  @Test
  void a_code_is_reserved_for_one_until_none_is_left() {
    JdbcIdempotencyKeys keys = new JdbcIdempotencyKeys(database);
    assertEquals(Claim.STARTED, keys.claim("key", "print", NOW));
    assertEquals(
        Optional.of(new Reservation("v1", CARD_ID, FIRST, State.OPEN, EXPIRES)),
        reservations.reserve(
            "v1", CARD_ID, EXPIRES, made -> Optional.of(new StoredAnswer("key", made.id()))));
    assertEquals(Claim.answered("v1"), keys.claim("key", "print", NOW));
    assertEquals("B", reserve("v2").orElseThrow().code().value());
    assertEquals(Optional.empty(), reserve("v3"));
    assertEquals(2, count(CodeState.RESERVED));
    assertAudited();
  }

  @Test
  void a_confirmed_code_is_never_given_to_anybody_else() {
    reserve("v1");
    assertEquals(State.CONFIRMED, end("v1", State.CONFIRMED, NOW));
    assertEquals(State.CONFIRMED, end("v1", State.RELEASED, EXPIRES));
    assertEquals(0, reservations.expire(EXPIRES, 9));
    assertEquals(1, count(CodeState.PREPARED));
    assertEquals("B", reserve("v2").orElseThrow().code().value());
    assertAudited();
  }

  @Test
  void a_released_code_and_one_that_expires_are_available_again() {
    reserve("v1");
    assertEquals(State.RELEASED, end("v1", State.RELEASED, NOW));
    assertEquals(State.RELEASED, end("v1", State.CONFIRMED, NOW));
    assertEquals(FIRST, reserve("v2").orElseThrow().code());
    reserve("v3");
    assertEquals(0, reservations.expire(EXPIRES.minusMillis(1), 9));
    assertEquals(State.EXPIRED, end("v2", State.CONFIRMED, EXPIRES));
    assertEquals(1, reservations.expire(EXPIRES, 9));
    assertEquals(2, count(CodeState.AVAILABLE));
    assertEquals(Optional.empty(), reservations.end("v9", State.CONFIRMED, NOW));
    assertAudited();
  }

  @Test
  void a_code_that_went_on_meanwhile_does_not_come_back() {
    reserve("v1");
    assertTrue(inventory.become(CARD_ID, FIRST, CodeState.RETIRED));
    assertEquals(State.RELEASED, end("v1", State.RELEASED, NOW));
    assertEquals(1, count(CodeState.RETIRED));
    assertEquals("B", reserve("v2").orElseThrow().code().value());
    assertAudited();
  }

  private Optional<Reservation> reserve(String id) {
    return reservations.reserve(id, CARD_ID, EXPIRES, made -> Optional.empty());
  }

  private State end(String id, State state, Instant now) {
    return reservations.end(id, state, now).orElseThrow().state();
  }

  private long count(CodeState state) {
    return inventory.stock(CARD_ID).count(state);
  }

  private void assertAudited() {
    assertEquals(List.of(), new JdbcLedgerAudit(database).audit(9).first());
  }
}
