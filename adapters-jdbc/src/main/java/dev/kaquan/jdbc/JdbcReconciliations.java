package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.reconciliation.Difference;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Comparisons with the platform in a database, with times in milliseconds. */
final class JdbcReconciliations implements Reconciliations {
  private static final String SAVE = """
      INSERT INTO reconciliation
        (reconciliation_id, card_id, since, started_at, finished_at, stopped, checked, differences)
      VALUES (:id, :cardId, :since, :startedAt, :finishedAt, :stopped, 0, 0)
      ON CONFLICT (reconciliation_id)
      DO UPDATE SET finished_at = excluded.finished_at, stopped = excluded.stopped
      """;

  private static final String COUNT = """
      UPDATE reconciliation SET checked = checked + 1, differences = differences + :found
      WHERE reconciliation_id = :id
      """;

  private static final String ADD_DIFFERENCE = """
      INSERT INTO reconciliation_difference
        (reconciliation_id, at, card_id, code, kind, ours, theirs, is_repaired)
      VALUES (:id, :at, :cardId, :code, :kind, :ours, :theirs, :isRepaired)
      """;

  private static final String MARK_CHECKED = """
      UPDATE holding SET checked_at = :at WHERE card_id = :cardId AND code = :code
      """;

  private static final String NEXT = "SELECT " + HoldingRows.COLUMNS + """
      FROM holding
      WHERE checked_at < :before AND redeemed_at IS NULL
        AND possession NOT IN ('given-away', 'unavailable')
        AND (:cardId IS NULL OR card_id = :cardId)
        AND since >= :since AND since < :before
        AND NOT EXISTS (
          SELECT * FROM event
          WHERE event.card_id = holding.card_id AND event.code = holding.code
            AND event.state = 'pending')
      ORDER BY checked_at, ordinal
      LIMIT :most
      """;

  private static final String COUNT_CHECKED =
      "SELECT COUNT(*) FROM holding WHERE checked_at >= :time AND checked_at > 0";

  private static final String LIST = """
      SELECT * FROM reconciliation
      WHERE (started_at, reconciliation_id) < (:at, :id)
      ORDER BY started_at DESC, reconciliation_id DESC
      LIMIT :most
      """;

  private static final String FIND = "SELECT * FROM reconciliation WHERE reconciliation_id = :id";

  private static final String DIFFERENCES = """
      SELECT * FROM reconciliation_difference WHERE reconciliation_id = :id
      ORDER BY ordinal LIMIT :most
      """;

  private final Database database;

  @Inject
  JdbcReconciliations(Database database) {
    this.database = database;
  }

  @Override
  public void save(Run run) {
    database.write(handle -> handle
        .createUpdate(SAVE)
        .bind("id", run.id())
        .bind("cardId", run.scope().cardId().map(CardId::value))
        .bind("since", run.scope().since().map(Instant::toEpochMilli))
        .bind("startedAt", run.startedAt().toEpochMilli())
        .bind("finishedAt", run.finishedAt().map(Instant::toEpochMilli))
        .bind("stopped", run.stopped())
        .execute());
  }

  @Override
  public void checked(String runId, Holding known, List<Difference> differences, Instant at) {
    database.write(handle -> {
      boolean unused = HoldingRows.add(handle, known);
      handle
          .createUpdate(MARK_CHECKED)
          .bind("cardId", known.cardId().value())
          .bind("code", known.code().value())
          .bind("at", at.toEpochMilli())
          .execute();
      handle
          .createUpdate(COUNT)
          .bind("id", runId)
          .bind("found", differences.size())
          .execute();
      differences.forEach(difference -> add(handle, runId, difference));
    });
  }

  @Override
  public List<Holding> next(Scope scope, Instant before, int most) {
    return database.read(handle -> handle
        .createQuery(NEXT)
        .bind("before", before.toEpochMilli())
        .bind("cardId", scope.cardId().map(CardId::value))
        .bind("since", scope.since().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
        .bind("most", most)
        .map((row, context) -> HoldingRows.read(row))
        .list());
  }

  @Override
  public int checkedSince(Instant time) {
    return database.read(handle -> handle
        .createQuery(COUNT_CHECKED)
        .bind("time", time.toEpochMilli())
        .mapTo(Integer.class)
        .one());
  }

  @Override
  public Page<Run> list(PageRequest page) {
    List<Run> found = database.read(handle -> PageBinding.bind(handle.createQuery(LIST), page)
        .map((row, context) -> run(row))
        .list());
    return Page.of(found, page, run -> new Cursor(run.startedAt(), run.id()));
  }

  @Override
  public Optional<Run> find(String id) {
    return database.read(handle ->
        handle.createQuery(FIND).bind("id", id).map((row, context) -> run(row)).findOne());
  }

  @Override
  public List<Difference> differences(String runId, int most) {
    return database.read(handle -> handle
        .createQuery(DIFFERENCES)
        .bind("id", runId)
        .bind("most", most)
        .map((row, context) -> difference(row))
        .list());
  }

  private static void add(Handle handle, String runId, Difference difference) {
    handle
        .createUpdate(ADD_DIFFERENCE)
        .bind("id", runId)
        .bind("at", difference.at().toEpochMilli())
        .bind("cardId", difference.cardId().value())
        .bind("code", difference.code().value())
        .bind("kind", difference.kind().wireName())
        .bind("ours", difference.ours())
        .bind("theirs", difference.theirs())
        .bind("isRepaired", difference.isRepaired() ? 1 : 0)
        .execute();
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("reconciliation_id"),
        new Scope(
            Optional.ofNullable(row.getString("card_id")).map(CardId::new),
            MembershipColumns.instant(row, "since")),
        Instant.ofEpochMilli(row.getLong("started_at")),
        MembershipColumns.instant(row, "finished_at"),
        row.getString("stopped"),
        row.getInt("checked"),
        row.getInt("differences"));
  }

  private static Difference difference(ResultSet row) throws SQLException {
    return new Difference(
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        Difference.Kind.named(row.getString("kind"))
            .orElseThrow(() -> new SQLDataException("unknown kind of a difference")),
        row.getString("ours"),
        row.getString("theirs"),
        row.getInt("is_repaired") != 0,
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
