package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeReservations;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Reservation;
import dev.kaquan.domain.code.Reservation.State;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Reservations in a database, with times in milliseconds. */
final class JdbcCodeReservations implements CodeReservations {
  private static final String ADD = """
      INSERT INTO code_reservation (reservation_id, card_id, code, state, expires_at)
      VALUES (:id, :cardId, :code, :state, :expiresAt)
      """;

  private static final String FIND = "SELECT * FROM code_reservation WHERE reservation_id = :id";

  private static final String END =
      "UPDATE code_reservation SET state = :state WHERE reservation_id = :id";

  private static final String EXPIRED = """
      SELECT * FROM code_reservation WHERE state = 'open' AND expires_at <= :now
      ORDER BY expires_at LIMIT :most
      """;

  private final Database database;

  @Inject
  JdbcCodeReservations(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Reservation> reserve(
      String id,
      CardId cardId,
      Instant expiresAt,
      Function<Reservation, Optional<StoredAnswer>> answer) {
    return database.change(handle -> CodeDraw.available(handle, cardId, 1).stream()
        .findFirst()
        .map(code -> {
          Reservation made = new Reservation(id, cardId, code, State.OPEN, expiresAt);
          handle
              .createUpdate(ADD)
              .bind("id", id)
              .bind("cardId", cardId.value())
              .bind("code", code.value())
              .bind("state", State.OPEN.wireName())
              .bind("expiresAt", expiresAt.toEpochMilli())
              .execute();
          move(handle, made);
          answer.apply(made).ifPresent(stored -> JdbcIdempotencyKeys.complete(handle, stored));
          return made;
        }));
  }

  @Override
  public Optional<Reservation> end(String id, State state, Instant now) {
    return database.change(handle -> handle
        .createQuery(FIND)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne()
        .map(found -> {
          if (found.state() != State.OPEN) {
            return found;
          }
          return end(handle, found, found.expiresAt().isAfter(now) ? state : State.EXPIRED);
        }));
  }

  @Override
  public int expire(Instant now, int most) {
    // Mostly there is nothing to write.
    if (database.read(handle -> expired(handle, now, 1)).isEmpty()) {
      return 0;
    }
    return database.change(handle -> {
      List<Reservation> found = expired(handle, now, most);
      for (Reservation each : found) {
        Reservation unused = end(handle, each, State.EXPIRED);
      }
      return found.size();
    });
  }

  private static List<Reservation> expired(Handle handle, Instant now, int most) {
    return handle
        .createQuery(EXPIRED)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static Reservation end(Handle handle, Reservation open, State state) {
    Reservation ended = open.in(state);
    handle
        .createUpdate(END)
        .bind("id", open.id())
        .bind("state", state.wireName())
        .execute();
    move(handle, ended);
    return ended;
  }

  /** A code that was prepared, claimed or retired meanwhile stays so. */
  private static void move(Handle handle, Reservation reservation) {
    boolean unused = CodeRows.become(
        handle, reservation.cardId(), reservation.code(), reservation.state().ofCode());
  }

  private static Reservation read(ResultSet row) throws SQLException {
    return new Reservation(
        row.getString("reservation_id"),
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        State.named(row.getString("state")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
