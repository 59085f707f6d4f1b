package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodeDeposit.State;
import dev.kaquan.domain.code.CodeState;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deposits in a database, with times in milliseconds. */
final class JdbcCodeDeposits implements CodeDeposits {
  private static final String SELECT = "SELECT * FROM code_deposit\n";

  private static final String START = """
      INSERT INTO code_deposit (deposit_id, card_id, state, deposited, rejected, created_at, failures,
        next_attempt_at, last_failure)
      VALUES (:id, :cardId, 'pending', 0, 0, :createdAt, 0, :now, '')
      ON CONFLICT (card_id) WHERE state = 'pending' DO UPDATE SET
        next_attempt_at = CASE WHEN failures > 0 THEN :now ELSE next_attempt_at END
      """;

  private static final String PENDING = SELECT + "WHERE card_id = :cardId AND state = 'pending'";

  private static final String FIND = SELECT + "WHERE deposit_id = :id";

  private static final String DUE = SELECT + """
      WHERE state = 'pending' AND next_attempt_at <= :now AND NOT EXISTS (
        SELECT 1 FROM code_import
        WHERE code_import.card_id = code_deposit.card_id AND code_import.state = 'pending')
      ORDER BY next_attempt_at LIMIT 1
      """;

  private static final String HOLD =
      "UPDATE code_deposit SET next_attempt_at = :until WHERE deposit_id = :id";

  private static final String RECORD = """
      UPDATE code_deposit SET deposited = deposited + :deposited, rejected = rejected + :rejected,
        failures = 0, last_failure = '', next_attempt_at = :until
      WHERE deposit_id = :id AND state = 'pending'
      """;

  private static final String RECORD_FAILURE = """
      UPDATE code_deposit SET failures = :failures, last_failure = :lastFailure, next_attempt_at = :next,
        state = CASE WHEN :next IS NULL THEN 'failed' ELSE 'pending' END
      WHERE deposit_id = :id AND state = 'pending'
      """;

  private static final String COMPLETE = """
      UPDATE code_deposit SET state = 'done', next_attempt_at = NULL
      WHERE deposit_id = :id AND state = 'pending'
      """;

  private final Database database;

  @Inject
  JdbcCodeDeposits(Database database) {
    this.database = database;
  }

  @Override
  public StoredDeposit start(CodeDeposit deposit, Instant now) {
    return database.change(handle -> {
      handle
          .createUpdate(START)
          .bind("id", deposit.id())
          .bind("cardId", deposit.cardId().value())
          .bind("createdAt", deposit.createdAt().toEpochMilli())
          .bind("now", now.toEpochMilli())
          .execute();
      return handle
          .createQuery(PENDING)
          .bind("cardId", deposit.cardId().value())
          .map((row, context) -> read(row))
          .one();
    });
  }

  @Override
  public Optional<StoredDeposit> find(String id) {
    return database.read(handle ->
        handle.createQuery(FIND).bind("id", id).map((row, context) -> read(row)).findOne());
  }

  @Override
  public List<CardCode> undeposited(CardId cardId, int most) {
    return database.read(handle -> CodeDraw.available(handle, cardId, most));
  }

  @Override
  public Optional<StoredDeposit> take(Instant now, Instant until) {
    // Mostly there is nothing to write.
    return database.read(handle -> due(handle, now)).isEmpty()
        ? Optional.empty()
        : database.change(handle -> due(handle, now).map(found -> {
          handle
              .createUpdate(HOLD)
              .bind("id", found.deposit().id())
              .bind("until", until.toEpochMilli())
              .execute();
          return found;
        }));
  }

  @Override
  public void record(String id, List<CardCode> deposited, List<CardCode> rejected, Instant until) {
    database.write(handle -> {
      CardId cardId = handle
          .createQuery(FIND)
          .bind("id", id)
          .map((row, context) -> read(row))
          .one()
          .deposit()
          .cardId();
      handle
          .createUpdate(RECORD)
          .bind("id", id)
          .bind("deposited", moved(handle, cardId, deposited, CodeState.DEPOSITED))
          .bind("rejected", moved(handle, cardId, rejected, CodeState.REJECTED))
          .bind("until", until.toEpochMilli())
          .execute();
    });
  }

  @Override
  public void recordFailure(String id, Attempts after) {
    database.write(handle -> handle
        .createUpdate(RECORD_FAILURE)
        .bind("id", id)
        .bind("failures", after.failures())
        .bind("lastFailure", after.lastFailure())
        .bind("next", after.next().map(Instant::toEpochMilli))
        .execute());
  }

  @Override
  public void complete(String id) {
    database.write(handle -> handle.createUpdate(COMPLETE).bind("id", id).execute());
  }

  /** Moves codes on, and returns how many: one that was claimed meanwhile is further already. */
  private static long moved(Handle handle, CardId cardId, List<CardCode> codes, CodeState state) {
    return codes.stream()
        .filter(code -> CodeRows.become(handle, cardId, code, state))
        .count();
  }

  private static Optional<StoredDeposit> due(Handle handle, Instant now) {
    return handle
        .createQuery(DUE)
        .bind("now", now.toEpochMilli())
        .map((row, context) -> read(row))
        .findOne();
  }

  private static StoredDeposit read(ResultSet row) throws SQLException {
    return new StoredDeposit(
        new CodeDeposit(
            row.getString("deposit_id"),
            new CardId(row.getString("card_id")),
            State.named(row.getString("state")).orElseThrow(),
            row.getLong("deposited"),
            row.getLong("rejected"),
            Instant.ofEpochMilli(row.getLong("created_at"))),
        new Attempts(
            row.getInt("failures"),
            MembershipColumns.instant(row, "next_attempt_at"),
            row.getString("last_failure")));
  }
}
