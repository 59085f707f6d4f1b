package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeImports;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeImport.Progress;
import dev.kaquan.domain.code.CodeImport.State;
import dev.kaquan.domain.code.CodeImport.WrongLine;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Imports of custom codes in a database, with times in milliseconds. */
final class JdbcCodeImports implements CodeImports {
  private static final String ADD = """
      INSERT INTO code_import (import_id, card_id, hash, size, state, created_at, held_until,
        started_at, bytes, lines, codes, wrong, updated_at)
      VALUES (:id, :cardId, :hash, :size, 'pending', :at, 0, :at, 0, 0, 0, 0, :at)
      ON CONFLICT DO NOTHING
      """;

  private static final String SAME_CONTENT = """
      SELECT * FROM code_import WHERE card_id = :cardId AND hash = :hash AND state <> 'refused'
      """;

  private static final String FIND = "SELECT * FROM code_import WHERE import_id = :id";

  private static final String NEXT = """
      SELECT * FROM code_import AS job
      WHERE state = 'pending' AND NOT EXISTS (
        SELECT 1 FROM code_import AS other
        WHERE other.card_id = job.card_id AND other.state = 'pending' AND other.held_until > :now)
      ORDER BY created_at, import_id LIMIT 1
      """;

  private static final String TAKE = """
      UPDATE code_import SET attempt_id = :attemptId, held_until = :until,
        started_at = :now, bytes = 0, lines = 0, codes = 0, wrong = 0, updated_at = :now
      WHERE import_id = :id
      """;

  private static final String RECORD = """
      UPDATE code_import SET held_until = :until,
        bytes = :bytes, lines = :lines, codes = :codes, wrong = :wrong, updated_at = :now
      WHERE attempt_id = :attemptId AND state = 'pending'
      """;

  private static final String END =
      "UPDATE code_import SET state = :state WHERE attempt_id = :attemptId AND state = 'pending'";

  private static final String ADD_WRONG_LINE = """
      INSERT INTO code_import_wrong_line (import_id, ordinal, number, rule)
      SELECT import_id, :ordinal, :number, :rule FROM code_import WHERE attempt_id = :attemptId
      """;

  private static final String WRONG_LINES = """
      SELECT number, rule FROM code_import_wrong_line WHERE import_id = :id ORDER BY ordinal
      """;

  private static final String PENDING = "SELECT import_id FROM code_import WHERE state = 'pending'";

  private final Database database;

  @Inject
  JdbcCodeImports(Database database) {
    this.database = database;
  }

  @Override
  public CodeImport add(CodeImport job) {
    return database.change(handle -> {
      handle
          .createUpdate(ADD)
          .bind("id", job.id())
          .bind("cardId", job.cardId().value())
          .bind("hash", job.hash())
          .bind("size", job.size())
          .bind("at", job.createdAt().toEpochMilli())
          .execute();
      return handle
          .createQuery(SAME_CONTENT)
          .bind("cardId", job.cardId().value())
          .bind("hash", job.hash())
          .map((row, context) -> read(row))
          .one();
    });
  }

  @Override
  public Optional<CodeImport> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  @Override
  public List<WrongLine> wrongLines(String id) {
    return database.read(handle -> handle
        .createQuery(WRONG_LINES)
        .bind("id", id)
        .map((row, context) -> new WrongLine(row.getLong("number"), row.getString("rule")))
        .list());
  }

  @Override
  public Optional<CodeImport> take(String attemptId, Instant now, Instant until) {
    // Mostly there is nothing to write.
    return database.read(handle -> next(handle, now)).isEmpty()
        ? Optional.empty()
        : database.change(handle -> next(handle, now).map(id -> {
          handle
              .createUpdate(TAKE)
              .bind("id", id)
              .bind("attemptId", attemptId)
              .bind("now", now.toEpochMilli())
              .bind("until", until.toEpochMilli())
              .execute();
          return find(handle, id).orElseThrow();
        }));
  }

  @Override
  public boolean record(String attemptId, Progress progress, Instant now, Instant until) {
    return database.change(handle -> handle
            .createUpdate(RECORD)
            .bind("attemptId", attemptId)
            .bind("bytes", progress.bytes())
            .bind("lines", progress.lines())
            .bind("codes", progress.codes())
            .bind("wrong", progress.wrong())
            .bind("now", now.toEpochMilli())
            .bind("until", until.toEpochMilli())
            .execute()
        > 0);
  }

  @Override
  public void refuse(String attemptId, List<WrongLine> first) {
    database.write(handle -> {
      if (end(handle, attemptId, State.REFUSED) && !first.isEmpty()) {
        PreparedBatch batch = handle.prepareBatch(ADD_WRONG_LINE);
        for (int i = 0; i < first.size(); i++) {
          batch
              .bind("attemptId", attemptId)
              .bind("ordinal", i)
              .bind("number", first.get(i).number())
              .bind("rule", first.get(i).rule())
              .add();
        }
        int[] unused = batch.execute();
      }
    });
  }

  @Override
  public Set<String> pending() {
    return new HashSet<>(
        database.read(handle -> handle.createQuery(PENDING).mapTo(String.class).list()));
  }

  /** Ends an execution. Returns false if somebody else has taken it. */
  static boolean end(Handle handle, String attemptId, State state) {
    return handle
            .createUpdate(END)
            .bind("attemptId", attemptId)
            .bind("state", state.wireName())
            .execute()
        > 0;
  }

  private static Optional<String> next(Handle handle, Instant now) {
    return handle
        .createQuery(NEXT)
        .bind("now", now.toEpochMilli())
        .map((row, context) -> row.getString("import_id"))
        .findOne();
  }

  private static Optional<CodeImport> find(Handle handle, String id) {
    return handle
        .createQuery(FIND)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static CodeImport read(ResultSet row) throws SQLException {
    return new CodeImport(
        row.getString("import_id"),
        new CardId(row.getString("card_id")),
        row.getString("hash"),
        row.getLong("size"),
        State.named(row.getString("state")).orElseThrow(),
        new Progress(
            Instant.ofEpochMilli(row.getLong("started_at")),
            row.getLong("bytes"),
            row.getLong("lines"),
            row.getLong("codes"),
            row.getLong("wrong")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
