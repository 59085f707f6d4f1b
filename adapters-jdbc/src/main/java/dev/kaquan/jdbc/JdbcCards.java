package dev.kaquan.jdbc;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Validity;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbcCards implements Cards {
  private static final String RANGE = "range";
  private static final String TERM = "term";
  private static final String PERMANENT = "permanent";

  private final Database database;

  @Inject
  JdbcCards(Database database) {
    this.database = database;
  }

  @Override
  public void keep(KeptCard kept) {
    Card card = kept.card();
    Columns columns = card.validity().fold(Columns::of, Columns::of, Columns::of);
    database.write(handle -> handle
        .createUpdate("""
                    INSERT INTO card (card_id, type, title, code_mode, bind_openid, validity,
                      begin_seconds, end_seconds, term_days, days_until_begin, quantity, get_limit,
                      status, template, kept_at)
                    VALUES (:cardId, :type, :title, :codeMode, :bindOpenid, :validity, :begin, :end,
                      :days, :daysUntilBegin, :quantity, :getLimit, :status, :template, :keptAt)
                    ON CONFLICT (card_id) DO UPDATE SET type = excluded.type,
                      title = excluded.title, code_mode = excluded.code_mode,
                      bind_openid = excluded.bind_openid, validity = excluded.validity,
                      begin_seconds = excluded.begin_seconds, end_seconds = excluded.end_seconds,
                      term_days = excluded.term_days, days_until_begin = excluded.days_until_begin,
                      quantity = excluded.quantity, get_limit = excluded.get_limit,
                      status = excluded.status, template = excluded.template,
                      kept_at = excluded.kept_at
                    """)
        .bind("cardId", card.id().value())
        .bind("type", card.type().name())
        .bind("title", card.title())
        .bind("codeMode", card.codeMode().name())
        .bind("bindOpenid", card.bindOpenid() ? 1 : 0)
        .bind("validity", columns.kind())
        .bind("begin", columns.begin())
        .bind("end", columns.end())
        .bind("days", columns.days())
        .bind("daysUntilBegin", columns.daysUntilBegin())
        .bind("quantity", card.quantity())
        .bind("getLimit", card.getLimit())
        .bind("status", card.status().name())
        .bind("template", WireJson.write(kept.template()))
        .bind("keptAt", kept.keptAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<KeptCard> find(CardId id) {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM card WHERE card_id = :cardId")
        .bind("cardId", id.value())
        .map(JdbcCards::kept)
        .findOne());
  }

  @Override
  public List<KeptCard> all() {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM card ORDER BY kept_at DESC, card_id")
        .map(JdbcCards::kept)
        .list());
  }

  private static KeptCard kept(ResultSet row, StatementContext context) throws SQLException {
    Card card = new Card(
        new CardId(row.getString("card_id")),
        CardType.valueOf(row.getString("type")),
        row.getString("title"),
        CodeMode.valueOf(row.getString("code_mode")),
        row.getInt("bind_openid") == 1,
        validity(row),
        row.getLong("quantity"),
        row.getInt("get_limit"),
        CardStatus.valueOf(row.getString("status")));
    return new KeptCard(
        card, template(row.getString("template")), Instant.ofEpochMilli(row.getLong("kept_at")));
  }

  private static Validity validity(ResultSet row) throws SQLException {
    Instant end = Instant.ofEpochSecond(row.getLong("end_seconds"));
    return switch (row.getString("validity")) {
      case RANGE ->
        new Validity.FixedRange(Instant.ofEpochSecond(row.getLong("begin_seconds")), end);
      case TERM ->
        new Validity.FixedTerm(row.getInt("term_days"), row.getInt("days_until_begin"), end);
      default -> new Validity.Permanent();
    };
  }

  private static Map<String, Object> template(String json) {
    try {
      return WireJson.readObject(json);
    } catch (MalformedWireException e) {
      throw new StorageException("a card's template is no longer JSON", e);
    }
  }

  /** A validity as it lies in its columns; what a kind has no use for is 0. */
  private record Columns(String kind, long begin, long end, int days, int daysUntilBegin) {
    static Columns of(Validity.FixedRange range) {
      return new Columns(RANGE, range.begin().getEpochSecond(), range.end().getEpochSecond(), 0, 0);
    }

    static Columns of(Validity.FixedTerm term) {
      return new Columns(
          TERM, 0, term.hardEnd().getEpochSecond(), term.days(), term.daysUntilBegin());
    }

    static Columns of(Validity.Permanent permanent) {
      return new Columns(PERMANENT, 0, 0, 0, 0);
    }
  }
}
