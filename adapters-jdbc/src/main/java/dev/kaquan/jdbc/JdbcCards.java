package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Cards in a database, with times in milliseconds. */
final class JdbcCards implements Cards {
  private static final String COLUMNS = """
      card_id, card_type, title, code_mode, bind_openid, validity, begins_at, ends_at, days,
      days_until_begin, quantity, get_limit, status, template, platform_template, created_at, stored_at
      """;

  private static final String SAVE = "INSERT INTO card (" + COLUMNS + """
          )
          VALUES (:cardId, :cardType, :title, :codeMode, :bindOpenid, :validity, :beginsAt, :endsAt,
            :days, :daysUntilBegin, :quantity, :getLimit, :status, :template,
            :platformTemplate, :createdAt, :storedAt)
          ON CONFLICT (card_id) DO UPDATE SET
            card_type = excluded.card_type,
            title = excluded.title,
            code_mode = excluded.code_mode,
            bind_openid = excluded.bind_openid,
            validity = excluded.validity,
            begins_at = excluded.begins_at,
            ends_at = excluded.ends_at,
            days = excluded.days,
            days_until_begin = excluded.days_until_begin,
            quantity = excluded.quantity,
            get_limit = excluded.get_limit,
            status = excluded.status,
            template =
              CASE excluded.template WHEN '{}' THEN card.template ELSE excluded.template END,
            platform_template =
              CASE excluded.platform_template
                WHEN '{}' THEN card.platform_template
                ELSE excluded.platform_template
              END,
            stored_at = excluded.stored_at
          """;

  private static final String FIND = "SELECT " + COLUMNS + " FROM card WHERE card_id = :cardId";

  private static final String LIST = "SELECT " + COLUMNS + """
          FROM card
          WHERE (created_at, card_id) < (:at, :id) AND (:type = '' OR card_type = :type)
          ORDER BY created_at DESC, card_id DESC
          LIMIT :most
          """;

  private final Database database;

  @Inject
  JdbcCards(Database database) {
    this.database = database;
  }

  @Override
  public void save(StoredCard stored) {
    database.write(handle -> save(handle, stored));
  }

  static void save(Handle handle, StoredCard stored) {
    Card card = stored.card();
    ValidityColumns validity = ValidityColumns.of(card.validity());
    handle
        .createUpdate(SAVE)
        .bind("cardId", card.id().value())
        .bind("cardType", card.type().name())
        .bind("title", card.title())
        .bind("codeMode", name(card.codeMode()))
        .bind("bindOpenid", card.bindOpenid() ? 1 : 0)
        .bind("validity", validity.validity())
        .bind("beginsAt", validity.beginsAt())
        .bind("endsAt", validity.endsAt())
        .bind("days", validity.days())
        .bind("daysUntilBegin", validity.daysUntilBegin())
        .bind("quantity", card.quantity())
        .bind("getLimit", card.getLimit())
        .bind("status", card.status().wireName())
        .bind("template", WireJson.write(stored.template()))
        .bind("platformTemplate", WireJson.write(stored.platformTemplate()))
        .bind("createdAt", stored.createdAt().toEpochMilli())
        .bind("storedAt", stored.storedAt().toEpochMilli())
        .execute();
  }

  @Override
  public Optional<StoredCard> find(CardId id) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("cardId", id.value())
        .map((row, context) -> stored(row))
        .findOne());
  }

  @Override
  public Page<StoredCard> list(Optional<CardType> type, PageRequest page) {
    List<StoredCard> found =
        database.read(handle -> PageBinding.bind(handle.createQuery(LIST), page)
            .bind("type", type.map(CardType::name).orElse(""))
            .map((row, context) -> stored(row))
            .list());
    return Page.of(
        found, page, stored -> new Cursor(stored.createdAt(), stored.card().id().value()));
  }

  private static StoredCard stored(ResultSet row) throws SQLException {
    return new StoredCard(
        card(row),
        template(row.getString("template")),
        template(row.getString("platform_template")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("stored_at")));
  }

  private static Card card(ResultSet row) throws SQLException {
    return new Card(
        new CardId(row.getString("card_id")),
        CardType.named(row.getString("card_type"))
            .orElseThrow(() -> new SQLDataException("unknown card type")),
        row.getString("title"),
        codeMode(row.getString("code_mode")),
        row.getInt("bind_openid") != 0,
        ValidityColumns.read(row),
        row.getLong("quantity"),
        row.getInt("get_limit"),
        CardStatus.named(row.getString("status"))
            .orElseThrow(() -> new SQLDataException("unknown card status")));
  }

  static Map<String, Object> template(String json) throws SQLException {
    try {
      return WireJson.readObject(json);
    } catch (MalformedWireException e) {
      throw new SQLDataException("a template is not a JSON object", e);
    }
  }

  private static String name(CodeMode mode) {
    return switch (mode) {
      case PLATFORM -> "platform";
      case CUSTOM -> "custom";
      case DEPOSIT -> "deposit";
    };
  }

  private static CodeMode codeMode(String name) throws SQLException {
    return switch (name) {
      case "platform" -> CodeMode.PLATFORM;
      case "custom" -> CodeMode.CUSTOM;
      case "deposit" -> CodeMode.DEPOSIT;
      default -> throw new SQLDataException("unknown code mode");
    };
  }
}
