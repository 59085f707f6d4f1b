package dev.kaquan.jdbc;

import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holdings in a database, where {@link JdbcAddCardRequests} stores them. */
final class JdbcHoldings implements Holdings {
  private static final String FIND = """
      SELECT card_id, code, holder, outer_str, since FROM holding
      WHERE card_id = :cardId AND code = :code
      """;

  private static final String OF_HOLDER = """
      SELECT card_id, code, holder, outer_str, since FROM holding
      WHERE holder = :holder
      ORDER BY ordinal
      """;

  private final Database database;

  @Inject
  JdbcHoldings(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Holding> find(CardId cardId, CardCode code) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> holding(row))
        .findOne());
  }

  @Override
  public List<Holding> of(OpenId holder) {
    return database.read(handle -> handle
        .createQuery(OF_HOLDER)
        .bind("holder", holder.value())
        .map((row, context) -> holding(row))
        .list());
  }

  static Holding holding(ResultSet row) throws SQLException {
    return new Holding(
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        RecipientColumn.read(row, "holder"),
        new OuterStr(row.getString("outer_str")),
        Instant.ofEpochMilli(row.getLong("since")));
  }
}
