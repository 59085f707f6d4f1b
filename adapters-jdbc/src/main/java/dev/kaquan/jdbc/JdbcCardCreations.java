package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Attempts to create cards in a database, with times in milliseconds. */
final class JdbcCardCreations implements CardCreations {
  private static final String COLUMNS =
      "SELECT creation_id, template, started_at, checks, next_check_at, reason FROM card_creation";

  private static final String BEGIN = """
      INSERT INTO card_creation
        (creation_id, card_type, template, started_at, checks, next_check_at, reason)
      VALUES (:id, :cardType, :template, :startedAt, :checks, :next, :reason)
      """;

  private static final String REMOVE = "DELETE FROM card_creation WHERE creation_id = :id";

  private static final String RECORD_CHECK = """
      UPDATE card_creation SET checks = :checks, next_check_at = :next, reason = :reason
      WHERE creation_id = :id
      """;

  private static final String DUE = COLUMNS + """
       WHERE next_check_at <= :due
      ORDER BY started_at, creation_id
      LIMIT :most
      """;

  private static final String LIST = COLUMNS + """
       WHERE (started_at, creation_id) < (:at, :id) AND (:type = '' OR card_type = :type)
      ORDER BY started_at DESC, creation_id DESC
      LIMIT :most
      """;

  private final Database database;

  @Inject
  JdbcCardCreations(Database database) {
    this.database = database;
  }

  @Override
  public void begin(CardCreation creation, Optional<StoredAnswer> ifInterrupted) {
    database.write(handle -> {
      begin(handle, creation);
      ifInterrupted.ifPresent(answer -> JdbcIdempotencyKeys.answerIfInterrupted(handle, answer));
    });
  }

  private static void begin(Handle handle, CardCreation creation) {
    handle
        .createUpdate(BEGIN)
        .bind("id", creation.id())
        .bind("cardType", creation.template().type().name())
        .bind("template", WireJson.write(creation.template().body()))
        .bind("startedAt", creation.startedAt().toEpochMilli())
        .bind("checks", creation.checks().count())
        .bind("next", milliseconds(creation.checks()))
        .bind("reason", creation.checks().reason())
        .execute();
  }

  @Override
  public void complete(String id, StoredCard card, Optional<StoredAnswer> answer) {
    database.write(handle -> {
      JdbcCards.save(handle, card);
      handle.createUpdate(REMOVE).bind("id", id).execute();
      answer.ifPresent(stored -> JdbcIdempotencyKeys.complete(handle, stored));
    });
  }

  @Override
  public void remove(String id) {
    database.write(handle -> handle.createUpdate(REMOVE).bind("id", id).execute());
  }

  @Override
  public void recordCheck(String id, Checks checks) {
    database.write(handle -> handle
        .createUpdate(RECORD_CHECK)
        .bind("id", id)
        .bind("checks", checks.count())
        .bind("next", milliseconds(checks))
        .bind("reason", checks.reason())
        .execute());
  }

  @Override
  public List<CardCreation> due(Instant due, int most) {
    return database.read(handle -> handle
        .createQuery(DUE)
        .bind("due", due.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> creation(row))
        .list());
  }

  @Override
  public Page<CardCreation> list(Optional<CardType> type, PageRequest page) {
    List<CardCreation> found =
        database.read(handle -> PageBinding.bind(handle.createQuery(LIST), page)
            .bind("type", type.map(CardType::name).orElse(""))
            .map((row, context) -> creation(row))
            .list());
    return Page.of(found, page, creation -> new Cursor(creation.startedAt(), creation.id()));
  }

  private static Optional<Long> milliseconds(Checks checks) {
    return checks.next().map(Instant::toEpochMilli);
  }

  private static CardCreation creation(ResultSet row) throws SQLException {
    long next = row.getLong("next_check_at");
    Optional<Instant> nextCheck =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
    return new CardCreation(
        row.getString("creation_id"),
        CardTemplate.restored(JdbcCards.template(row.getString("template"))),
        Instant.ofEpochMilli(row.getLong("started_at")),
        new Checks(row.getInt("checks"), nextCheck, row.getString("reason")));
  }
}
