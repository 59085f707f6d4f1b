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
import org.jdbi.v3.core.statement.StatementContext;

final class JdbcHoldings implements Holdings {
  private final Database database;

  @Inject
  JdbcHoldings(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Holding> find(CardId cardId, CardCode code) {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM holding WHERE card_id = :cardId AND code = :code")
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map(JdbcHoldings::holding)
        .findOne());
  }

  @Override
  public List<Holding> of(OpenId holder) {
    return database.read(handle -> handle
        .createQuery("SELECT * FROM holding WHERE openid = :openid ORDER BY since, card_id, code")
        .bind("openid", holder.value())
        .map(JdbcHoldings::holding)
        .list());
  }

  private static Holding holding(ResultSet row, StatementContext context) throws SQLException {
    return new Holding(
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        JdbcAddCardRequests.person(row.getString("openid")),
        new OuterStr(row.getString("outer_str")),
        Instant.ofEpochMilli(row.getLong("since")));
  }
}
