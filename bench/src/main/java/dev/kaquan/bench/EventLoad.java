package dev.kaquan.bench;

import dev.kaquan.bootstrap.Main;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.wire.WireJson;
import dev.kaquan.wire.push.MessageCrypto;
import dev.kaquan.wire.push.PushXml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
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
  private static final String TOKEN = "pamtest";
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String API_KEY = "a-key-for-the-benchmark";
  private static final String LISTENS = "Kaquan listens at ";
  private static final String CARD = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/a/0",\
      "brand_name":"b","code_type":"CODE_TYPE_TEXT","title":"t","color":"Color010","notice":"n",\
      "description":"d","date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,\
      "fixed_begin_term":0},"sku":{"quantity":100000}},"deal_detail":"d"}}}""";

  private final HttpClient client = HttpClient.newHttpClient();
  private final PrintStream out;
  private final Path folder;
  private final Sandbox sandbox;
  private int next;

  private EventLoad(PrintStream out) throws IOException {
    this.out = out;
    this.folder = Files.createTempDirectory("event-load");
    this.sandbox = Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder.resolve("wechat"),
        InstantSource.system(),
        SandboxSettings.Identity.GENERATED,
        SandboxSettings.Permissions.DEFAULTS));
  }

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    new EventLoad(System.out).run();
  }

  private void run() throws Exception {
    Process service = start();
    try {
      URI url = url(service);
      String card =
          String.valueOf(WireJson.readObject(send(url, "/v1/cards", CARD)).get("cardId"));
      LoadDriver.drive(url.getPort(), pushes(card, WARM_UP));
      double drainedWarm = drain(url, WARM_UP);
      double inserts = inserts();
      List<byte[]> pushes = pushes(card, EVENTS);
      double answered = LoadDriver.drive(url.getPort(), pushes).perSecond();
      double processed = drain(url, EVENTS);
      double[] latencies = PacedDriver.drive(url.getPort(), pushes(card, EVENTS), answered / 2);
      Arrays.sort(latencies);
      service.destroy();
      service.waitFor();
      double rows = rowsOfEvents();
      out.printf("durable one-row inserts, one index: %,.0f/s%n", inserts);
      out.printf("the same, rows of events in their table: %,.0f/s%n", rows);
      out.printf(
          "pushes answered, 16 connections: %,.0f/s, %.2f and %.2f of these%n",
          answered, answered / inserts, answered / rows);
      out.printf(
          "at half of that: p50 %.1f ms, p99 %.1f ms%n", at(latencies, 0.5), at(latencies, 0.99));
      out.printf(
          "events processed after their arrival: %,.0f/s (%,.0f/s in the warm-up)%n",
          processed, drainedWarm);
    } finally {
      service.destroy();
      sandbox.close();
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            "0")
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(Map.of(
            "KAQUAN_API_KEY",
            API_KEY,
            "KAQUAN_WECHAT_TOKEN",
            TOKEN,
            "KAQUAN_WECHAT_AES_KEY",
            AES_KEY,
            "KAQUAN_WECHAT_APPID",
            sandbox.appId(),
            "KAQUAN_WECHAT_SECRET",
            sandbox.secret(),
            "KAQUAN_WECHAT_BASE_URL",
            sandbox.url().toString()));
    return builder.start();
  }

  private static URI url(Process service) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENS)) {
        Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}));
        reader.setDaemon(true);
        reader.start();
        return URI.create(line.substring(LISTENS.length()));
      }
    }
    throw new IOException("the service did not start");
  }

  /** Returns different claims, each encrypted. */
  private List<byte[]> pushes(String card, int count) {
    MessageCrypto crypto = new MessageCrypto(AES_KEY, sandbox.appId());
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
              + MessageCrypto.signature(TOKEN, timestamp, "n") + "&msg_signature="
              + MessageCrypto.signature(TOKEN, timestamp, "n", sealed),
          PushXml.write(Map.of("Encrypt", sealed), "")));
    }
    return pushes;
  }

  /** Waits until every event is processed, and returns the rate from now on. */
  private double drain(URI url, int most) throws Exception {
    long begin = System.nanoTime();
    int waiting = waiting(url, most);
    while (get(url, "/v1/events?state=pending&limit=1").contains("\"id\"")) {
      LockSupport.parkNanos(5_000_000);
    }
    return waiting / ((System.nanoTime() - begin) / 1e9);
  }

  private int waiting(URI url, int most) throws Exception {
    int waiting = 0;
    String after = "";
    do {
      Map<String, Object> page =
          WireJson.readObject(get(url, "/v1/events?state=pending&limit=100" + after));
      waiting += ((List<?>) page.get("items")).size();
      after = page.containsKey("next") ? "&after=" + page.get("next") : "";
    } while (!after.isEmpty() && waiting < most);
    return waiting;
  }

  /** Returns how many rows of the size of an event are inserted durably in a second, one by one. */
  private double inserts() throws SQLException {
    String row = "x".repeat(400);
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("peer.db"))) {
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
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data").resolve("kaquan.db"))) {
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

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * quantile))];
  }

  private String send(URI url, String path, String body) throws Exception {
    return client
        .send(
            request(url, path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
        .body();
  }

  private String get(URI url, String path) throws Exception {
    return client.send(request(url, path).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder request(URI url, String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + API_KEY);
  }
}
