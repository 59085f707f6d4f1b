package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeUpdates.StoredUpdate;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeUpdate;
import dev.kaquan.domain.code.CodeUpdate.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of updates of codes. */
final class CodeUpdateRows {
  private static final String SELECT = "SELECT * FROM code_update\n";

  private static final String FIND = SELECT + "WHERE card_id = :cardId AND code = :code";

  private static final String PENDING = SELECT + """
      WHERE state = 'pending' AND held_until <= :now ORDER BY held_until LIMIT :most
      """;

  private static final String ADD = """
      INSERT INTO code_update (update_id, card_id, code, new_code, at, state, held_until)
      VALUES (:id, :cardId, :code, :newCode, :at, :state, :heldUntil)
      """;

  private static final String MARK_DONE = """
      UPDATE code_update SET state = 'done' WHERE update_id = :id AND state = 'pending'
      """;

  private static final String IS_NAMED = """
      SELECT COUNT(*) FROM code_update WHERE card_id = :cardId AND (code = :code OR new_code = :code)
      """;

  /** A card may have got one code after the other; none of them comes back, so that it ends. */
  private static final String CURRENT = """
      WITH RECURSIVE renamed (code) AS (
        SELECT :code
        UNION
        SELECT code_update.new_code FROM renamed JOIN code_update
          ON code_update.card_id = :cardId AND code_update.code = renamed.code
          AND code_update.state = 'done')
      SELECT code FROM renamed
      WHERE NOT EXISTS (
        SELECT 1 FROM code_update
        WHERE code_update.card_id = :cardId AND code_update.code = renamed.code
          AND code_update.state = 'done')
      """;

  private CodeUpdateRows() {}

  static Optional<StoredUpdate> find(Handle handle, CardId cardId, CardCode code) {
    return handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<StoredUpdate> pending(Handle handle, Instant now, int most) {
    return handle
        .createQuery(PENDING)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static void add(Handle handle, StoredUpdate stored) {
    CodeUpdate update = stored.update();
    handle
        .createUpdate(ADD)
        .bind("id", update.id())
        .bind("cardId", update.cardId().value())
        .bind("code", update.code().value())
        .bind("newCode", update.newCode().value())
        .bind("at", update.at().toEpochMilli())
        .bind("state", update.state().wireName())
        .bind("heldUntil", stored.heldUntil().toEpochMilli())
        .execute();
  }

  /** Marks a pending update as done. Returns whether it was pending. */
  static boolean isMarkedDone(Handle handle, CodeUpdate update) {
    return handle.createUpdate(MARK_DONE).bind("id", update.id()).execute() > 0;
  }

  /** Returns whether a code is the old or the new one of an update. */
  static boolean isNamed(Handle handle, CardId cardId, CardCode code) {
    return handle
            .createQuery(IS_NAMED)
            .bind("cardId", cardId.value())
            .bind("code", code.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Returns the code that a card has now which had this one. */
  static CardCode current(Handle handle, CardId cardId, CardCode code) {
    return new CardCode(handle
        .createQuery(CURRENT)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .mapTo(String.class)
        .one());
  }

  private static StoredUpdate read(ResultSet row) throws SQLException {
    return new StoredUpdate(
        new CodeUpdate(
            row.getString("update_id"),
            new CardId(row.getString("card_id")),
            new CardCode(row.getString("code")),
            new CardCode(row.getString("new_code")),
            Instant.ofEpochMilli(row.getLong("at")),
            State.named(row.getString("state")).orElseThrow()),
        Instant.ofEpochMilli(row.getLong("held_until")));
  }
}
