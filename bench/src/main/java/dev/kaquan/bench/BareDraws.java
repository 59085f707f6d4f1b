package dev.kaquan.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

/** Executes the statements of a draw by bare JDBC: the limit for a draw that stores the same rows. */
final class BareDraws implements AutoCloseable {
  private static final String CARD = "pBare";

  /** As long as what is signed for a card with a code. */
  private static final String CARD_EXT = """
      {"code":"%s","openid":"","timestamp":"1418301401","nonce_str":"%s","signature":\
      "f137ab68b7f8112d20ee528ab6074564e2796250","outer_str":""}""";

  private final Connection connection;
  private final PreparedStatement select;
  private final PreparedStatement request;
  private final PreparedStatement offer;
  private final PreparedStatement code;
  private final PreparedStatement stock;
  private final PreparedStatement funnel;

  /** Adds {@code count} codes of a card of its own to the file of a connection. */
  BareDraws(Connection connection, int count) throws SQLException {
    this.connection = connection;
    addCodes(connection, count);
    select = connection.prepareStatement("""
        SELECT code FROM code
        WHERE card_id = ? AND state = 'available'
          AND ordinal <= (SELECT published FROM code_stock WHERE card_id = ?)
        ORDER BY ordinal LIMIT 1
        """);
    request = connection.prepareStatement(
        "INSERT INTO add_card_request (request_id, openid, made_at) VALUES (?, NULL, ?)");
    offer = connection.prepareStatement("""
        INSERT INTO offer
          (request_id, place, card_id, code, card_ext, outer_str, state, detail, made_at, since, next_attempt_at)
        VALUES (?, 0, ?, ?, ?, '', 'open', '', ?, ?, ?)
        """);
    code = connection.prepareStatement("""
        UPDATE code SET state = 'prepared', request_id = ?, openid = NULL
        WHERE card_id = ? AND code = ? AND state = 'available'
        """);
    stock = connection.prepareStatement(
        "UPDATE code_stock SET available = available - 1, prepared = prepared + 1 WHERE card_id = ?");
    funnel = connection.prepareStatement("""
        INSERT INTO funnel (card_id, day, channel, prepared, claimed, opened, activated, redeemed)
        VALUES (?, ?, '', 1, 0, 0, 0, 0)
        ON CONFLICT (card_id, day, channel) DO UPDATE SET prepared = funnel.prepared + excluded.prepared
        """);
  }

  private static void addCodes(Connection connection, int count) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(
            "INSERT INTO code (card_id, code, state) VALUES (?, ?, 'available')");
        PreparedStatement publish = connection.prepareStatement("""
            INSERT INTO code_stock (card_id, import_id, published, available)
            VALUES (?, '', (SELECT max(ordinal) FROM code), ?)
            """)) {
      for (int i = 0; i < count; i++) {
        insert.setString(1, CARD);
        insert.setString(2, "B%011d".formatted(i));
        insert.executeUpdate();
      }
      publish.setString(1, CARD);
      publish.setInt(2, count);
      publish.executeUpdate();
    }
    connection.commit();
  }

  /** Returns how many are drawn in a second if so many share a commit. */
  double perSecond(int draws, int group) throws SQLException {
    long begin = System.nanoTime();
    for (int i = 0; i < draws; i += group) {
      for (int k = 0; k < group; k++) {
        Savepoint savepoint = group == 1 ? null : connection.setSavepoint("change");
        draw();
        if (savepoint != null) {
          connection.releaseSavepoint(savepoint);
        }
      }
      connection.commit();
    }
    return draws / ((System.nanoTime() - begin) / 1e9);
  }

  private void draw() throws SQLException {
    long now = System.currentTimeMillis();
    String random = UUID.randomUUID().toString().replace("-", "");
    String id = "%012x".formatted(now) + random.substring(12);
    String drawn = drawn();
    request.setString(1, id);
    request.setLong(2, now);
    request.executeUpdate();
    offer.setString(1, id);
    offer.setString(2, CARD);
    offer.setString(3, drawn);
    offer.setString(4, CARD_EXT.formatted(drawn, random));
    for (int i = 5; i <= 7; i++) {
      offer.setLong(i, now);
    }
    offer.executeUpdate();
    code.setString(1, id);
    code.setString(2, CARD);
    code.setString(3, drawn);
    code.executeUpdate();
    stock.setString(1, CARD);
    stock.executeUpdate();
    funnel.setString(1, CARD);
    funnel.setLong(2, now / 86_400_000);
    funnel.executeUpdate();
  }

  private String drawn() throws SQLException {
    select.setString(1, CARD);
    select.setString(2, CARD);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("no code is left");
      }
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
