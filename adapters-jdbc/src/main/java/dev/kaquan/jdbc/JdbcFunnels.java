package dev.kaquan.jdbc;

import dev.kaquan.application.port.Funnels;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.funnel.FunnelCell;
import dev.kaquan.domain.funnel.FunnelCounts;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** The counts of the funnel in a database. */
final class JdbcFunnels implements Funnels {
  private static final String COUNTS = """
      SELECT day, channel, prepared, claimed, opened, activated, redeemed FROM funnel
      WHERE card_id = :cardId AND day BETWEEN :from AND :to
        AND (prepared <> 0 OR claimed <> 0 OR opened <> 0 OR activated <> 0 OR redeemed <> 0)
      """;

  private static final String DELETE = "DELETE FROM funnel";

  private static final String REBUILD = """
      INSERT INTO funnel
      SELECT card_id, day, channel, SUM(prepared), SUM(claimed), SUM(opened), SUM(activated),
        SUM(redeemed)
      FROM funnel_steps GROUP BY card_id, day, channel
      """;

  private final Database database;

  @Inject
  JdbcFunnels(Database database) {
    this.database = database;
  }

  @Override
  public Map<FunnelCell, FunnelCounts> counts(CardId cardId, LocalDate from, LocalDate to) {
    return database.read(handle -> handle
        .createQuery(COUNTS)
        .bind("cardId", cardId.value())
        .bind("from", from.toEpochDay())
        .bind("to", to.toEpochDay())
        .map((row, context) -> Map.entry(cell(row), counts(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void rebuild() {
    database.write(handle -> {
      handle.createUpdate(DELETE).execute();
      handle.createUpdate(REBUILD).execute();
    });
  }

  private static FunnelCell cell(ResultSet row) throws SQLException {
    return new FunnelCell(
        new OuterStr(row.getString("channel")), LocalDate.ofEpochDay(row.getLong("day")));
  }

  private static FunnelCounts counts(ResultSet row) throws SQLException {
    return new FunnelCounts(
        row.getLong("prepared"),
        row.getLong("claimed"),
        row.getLong("opened"),
        row.getLong("activated"),
        row.getLong("redeemed"));
  }
}
