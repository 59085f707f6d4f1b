package dev.kaquan.bench;

import dev.kaquan.wire.WireJson;
import dev.kaquan.wire.push.MessageCrypto;
import dev.kaquan.wire.push.PushXml;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how fast pushes are answered, beside durable one-row inserts into SQLite in the same run, and how fast
 * events are processed.
 */
public final class EventLoad {
  private static final int EVENTS = 20_000;
  private static final int WARM_UP = 40_000;
  private final PrintStream out;
  private final Service service;
  private int next;

  private EventLoad(PrintStream out, Service service) {
    this.out = out;
    this.service = service;
  }

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    try (Service service = Service.start()) {
      new EventLoad(System.out, service).run();
    }
  }

  private void run() throws Exception {
    String card = service.createCoupon();
    LoadDriver.drive(service.port(), pushes(card, WARM_UP));
    double drainedWarm = drain(WARM_UP);
    double inserts = inserts();
    List<byte[]> pushes = pushes(card, EVENTS);
    double answered = LoadDriver.drive(service.port(), pushes).perSecond();
    double processed = drain(EVENTS);
    double[] latencies = PacedDriver.drive(service.port(), pushes(card, EVENTS), answered / 2);
    Arrays.sort(latencies);
    service.stop();
    double rows = rowsOfEvents();
    out.printf("durable one-row inserts, one index: %,.0f/s%n", inserts);
    out.printf("the same, rows of events in their table: %,.0f/s%n", rows);
    out.printf(
        "pushes answered, 16 connections: %,.0f/s, %.2f and %.2f of these%n",
        answered, answered / inserts, answered / rows);
    out.printf(
        "at half of that: p50 %.1f ms, p99 %.1f ms%n",
        PacedDriver.at(latencies, 0.5), PacedDriver.at(latencies, 0.99));
    out.printf(
        "events processed after their arrival: %,.0f/s (%,.0f/s in the warm-up)%n",
        processed, drainedWarm);
  }

  /** Returns different claims, each encrypted. */
  private List<byte[]> pushes(String card, int count) {
    MessageCrypto crypto = new MessageCrypto(Service.AES_KEY, service.appId());
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    List<byte[]> pushes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("ToUserName", "gh_load");
      fields.put("FromUserName", "o%027d".formatted(next));
      fields.put("CreateTime", Long.parseLong(timestamp));
      fields.put("MsgType", "event");
      fields.put("Event", "user_get_card");
      fields.put("CardId", card);
      fields.put("UserCardCode", "%012d".formatted(next++));
      fields.put("OuterStr", "shop-7");
      String sealed = crypto.encrypt(new byte[16], PushXml.write(fields, ""));
      pushes.add(LoadDriver.request(
          "/wechat/events?timestamp=" + timestamp + "&nonce=n&signature="
              + MessageCrypto.signature(Service.TOKEN, timestamp, "n") + "&msg_signature="
              + MessageCrypto.signature(Service.TOKEN, timestamp, "n", sealed),
          PushXml.write(Map.of("Encrypt", sealed), "")));
    }
    return pushes;
  }

  /** Waits until every event is processed, and returns the rate from now on. */
  private double drain(int most) throws Exception {
    long begin = System.nanoTime();
    int waiting = waiting(most);
    while (service.get("/v1/events?state=pending&limit=1").contains("\"id\"")) {
      LockSupport.parkNanos(5_000_000);
    }
    return waiting / ((System.nanoTime() - begin) / 1e9);
  }

  private int waiting(int most) throws Exception {
    int waiting = 0;
    String after = "";
    do {
      Map<String, Object> page =
          WireJson.readObject(service.get("/v1/events?state=pending&limit=100" + after));
      waiting += ((List<?>) page.get("items")).size();
      after = page.containsKey("next") ? "&after=" + page.get("next") : "";
    } while (!after.isEmpty() && waiting < most);
    return waiting;
  }

  /** Returns how many rows of the size of an event are inserted durably in a second, one by one. */
  private double inserts() throws SQLException {
    String row = "x".repeat(400);
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + service.folder().resolve("peer.db"))) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("CREATE TABLE peer (id TEXT NOT NULL PRIMARY KEY, fields TEXT NOT NULL)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO peer VALUES (?, ?)")) {
        for (int i = 0; i < WARM_UP; i++) {
          insert(insert, "w" + i, row);
        }
        long begin = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
          insert(insert, "e" + i, row);
        }
        return EVENTS / ((System.nanoTime() - begin) / 1e9);
      }
    }
  }

  /** Returns how many events are inserted durably in a second, one by one, without Kaquan. */
  private double rowsOfEvents() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + service.database())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous = FULL");
      }
      String sql = """
          INSERT INTO event (event_id, type, card_id, code, openid, received_at, fields, state, failures,
            next_attempt_at, last_failure, note)
          VALUES (lower(hex(randomblob(16))), 'user_get_card', 'p1', ?1, 'o' || ?1, ?2, ?3, 'pending', 0, ?2, '', '')
          """;
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        long begin = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
          insert.setString(1, "%012d".formatted(i));
          insert.setLong(2, i);
          insert.setString(3, "x".repeat(300));
          insert.executeUpdate();
        }
        return EVENTS / ((System.nanoTime() - begin) / 1e9);
      }
    }
  }

  private static void insert(PreparedStatement insert, String id, String row) throws SQLException {
    insert.setString(1, id);
    insert.setString(2, row);
    insert.executeUpdate();
  }
}
