package dev.kaquan.jdbc;

import dev.kaquan.application.port.IdempotencyKeys;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Idempotency keys in a database, with times in milliseconds. */
final class JdbcIdempotencyKeys implements IdempotencyKeys {
  private static final Duration VALID_FOR = Duration.ofHours(24);

  /** Longer than any request takes, waiting for the platform included. */
  private static final Duration INTERRUPTED_AFTER = Duration.ofMinutes(1);

  private static final String DELETE_EXPIRED =
      "DELETE FROM idempotency_key WHERE claimed_at <= :expired";

  private static final String CLAIM = """
      INSERT INTO idempotency_key
        (key_hash, fingerprint, claimed_at, interrupted_at, answer, is_final)
      VALUES (:keyHash, :fingerprint, :now, :interruptedAt, NULL, 0)
      ON CONFLICT (key_hash) DO NOTHING
      """;

  private static final String FIND = """
      SELECT fingerprint, interrupted_at, answer, is_final FROM idempotency_key
      WHERE key_hash = :keyHash
      """;

  private static final String CLAIM_AGAIN =
      "UPDATE idempotency_key SET interrupted_at = :interruptedAt WHERE key_hash = :keyHash";

  private static final String ANSWER_IF_INTERRUPTED = """
      UPDATE idempotency_key SET answer = :answer WHERE key_hash = :keyHash AND is_final = 0
      """;

  private static final String COMPLETE = """
      UPDATE idempotency_key SET answer = :answer, is_final = 1
      WHERE key_hash = :keyHash AND is_final = 0
      """;

  private static final String MAKE_FINAL =
      "UPDATE idempotency_key SET is_final = 1 WHERE key_hash = :keyHash";

  private static final String RELEASE =
      "DELETE FROM idempotency_key WHERE key_hash = :keyHash AND is_final = 0";

  private final Database database;

  @Inject
  JdbcIdempotencyKeys(Database database) {
    this.database = database;
  }

  private record Row(
      String fingerprint, Instant interruptedAt, Optional<String> answer, boolean isFinal) {}

  @Override
  public Claim claim(String keyHash, String fingerprint, Instant now) {
    return database.change(handle -> {
      deleteExpired(handle, now);
      int claimed = handle
          .createUpdate(CLAIM)
          .bind("keyHash", keyHash)
          .bind("fingerprint", fingerprint)
          .bind("now", now.toEpochMilli())
          .bind("interruptedAt", now.plus(INTERRUPTED_AFTER).toEpochMilli())
          .execute();
      return claimed > 0 ? Claim.STARTED : claimedBefore(handle, keyHash, fingerprint, now);
    });
  }

  @Override
  public void complete(StoredAnswer answer) {
    database.write(handle -> complete(handle, answer));
  }

  @Override
  public void release(String keyHash) {
    database.write(
        handle -> handle.createUpdate(RELEASE).bind("keyHash", keyHash).execute());
  }

  @Override
  public int deleteExpired(Instant now) {
    return database.change(handle -> deleteExpired(handle, now));
  }

  /** Stores the final answer in the transaction of the change. */
  static void complete(Handle handle, StoredAnswer answer) {
    store(handle, COMPLETE, answer);
  }

  /** Stores what is answered if the process ends before there is a final answer. */
  static void answerIfInterrupted(Handle handle, StoredAnswer answer) {
    store(handle, ANSWER_IF_INTERRUPTED, answer);
  }

  private static void store(Handle handle, String statement, StoredAnswer answer) {
    handle
        .createUpdate(statement)
        .bind("keyHash", answer.keyHash())
        .bind("answer", answer.text())
        .execute();
  }

  private static int deleteExpired(Handle handle, Instant now) {
    return handle
        .createUpdate(DELETE_EXPIRED)
        .bind("expired", now.minus(VALID_FOR).toEpochMilli())
        .execute();
  }

  private static Claim claimedBefore(
      Handle handle, String keyHash, String fingerprint, Instant now) {
    Row row = handle
        .createQuery(FIND)
        .bind("keyHash", keyHash)
        .map((columns, context) -> row(columns))
        .one();
    if (!row.fingerprint().equals(fingerprint)) {
      return Claim.OTHER_REQUEST;
    }
    if (!row.isFinal() && row.interruptedAt().isAfter(now)) {
      return Claim.IN_PROGRESS;
    }
    if (row.answer().isPresent()) {
      handle.createUpdate(MAKE_FINAL).bind("keyHash", keyHash).execute();
      return Claim.answered(row.answer().get());
    }
    handle
        .createUpdate(CLAIM_AGAIN)
        .bind("keyHash", keyHash)
        .bind("interruptedAt", now.plus(INTERRUPTED_AFTER).toEpochMilli())
        .execute();
    return Claim.STARTED;
  }

  private static Row row(ResultSet columns) throws SQLException {
    return new Row(
        columns.getString("fingerprint"),
        Instant.ofEpochMilli(columns.getLong("interrupted_at")),
        Optional.ofNullable(columns.getString("answer")),
        columns.getInt("is_final") != 0);
  }
}
