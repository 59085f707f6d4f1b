package dev.kaquan.bench;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.code.ImportCodes;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.claim.AddCardDraft;
import dev.kaquan.domain.claim.RequestedCard;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.jdbc.Database;
import dev.kaquan.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A card with custom codes in a database of its own. */
final class StockedCard implements AutoCloseable {
  private static final List<String> SETTINGS = List.of(
      "synchronous = FULL",
      "foreign_keys = ON",
      "cache_size = -16384",
      "temp_store = MEMORY",
      "wal_autocheckpoint = 4000");
  private static final String COUPON = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/a/0",\
      "brand_name":"b","code_type":"CODE_TYPE_TEXT","title":"t","color":"Color010","notice":"n",\
      "description":"d","date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,\
      "fixed_begin_term":0},"sku":{"quantity":100000},"use_custom_code":true},"deal_detail":"d"}}}""";

  private final Path folder = Files.createTempDirectory("kaquan-codes");
  private final Injector injector = Guice.createInjector(new CodeApplication(folder));
  private final CardId cardId = new CardId("pCodes");

  StockedCard() throws Exception {
    Instant now = Instant.now();
    CardTemplate template = CardTemplate.forCreation(WireJson.readObject(COUPON), now);
    injector
        .getInstance(Cards.class)
        .save(
            StoredCard.created(template.card(cardId, CardStatus.VERIFY_OK), template.body(), now));
  }

  /** Imports new codes, and returns how many in a second. */
  double imports(int count) {
    return imports(count, "C%011d"::formatted);
  }

  /** Imports so many lines, each by its number from 0, and returns how many in a second. */
  double imports(int count, IntFunction<String> lines) {
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    injector
        .getInstance(ImportCodes.class)
        .importCodes(
            cardId,
            buffer -> {
              int length = 0;
              while (length < buffer.length - 20 && next.get() < count) {
                byte[] line =
                    (lines.apply(next.getAndIncrement()) + "\n").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(line, 0, buffer, length, line.length);
                length += line.length;
              }
              return length == 0 ? -1 : length;
            },
            job -> {});
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  /** Returns how many codes are drawn in a second by so many callers. */
  double drawsPerSecond(int callers, int draws) throws Exception {
    PrepareAddCard prepare = injector.getInstance(PrepareAddCard.class);
    AddCardDraft draft =
        new AddCardDraft("", List.of(new RequestedCard(cardId.value(), "", "", "")));
    AtomicInteger left = new AtomicInteger(draws);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    List<Future<Integer>> ends = new ArrayList<>();
    long begin = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      ends.add(threads.submit(() -> {
        int drawn = 0;
        while (left.getAndDecrement() > 0) {
          drawn +=
              prepare.prepare(draft, Receipt.none()) instanceof PrepareAddCard.Prepared ? 1 : 0;
        }
        return drawn;
      }));
    }
    int drawn = 0;
    for (Future<Integer> end : ends) {
      drawn += end.get();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    threads.shutdown();
    if (drawn != draws) {
      throw new IllegalStateException("only " + drawn + " were drawn");
    }
    return draws / seconds;
  }

  /** Returns how many rows are inserted and committed durably in a second, in the same file. */
  double commitsPerSecond(int commits) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement insert = connection.prepareStatement("INSERT INTO peer VALUES (?, ?)")) {
      long begin = 0;
      for (int i = -commits; i < commits; i++) {
        if (i == 0) {
          begin = System.nanoTime();
        }
        insert.setInt(1, i);
        insert.setString(2, "x".repeat(400));
        insert.executeUpdate();
      }
      return commits / ((System.nanoTime() - begin) / 1e9);
    }
  }

  /** Returns how many rows are inserted in a second into the table of codes, committed batch by batch. */
  double rowsPerSecond(int rows, int batch) throws SQLException {
    try (Connection connection = connection();
        PreparedStatement insert = connection.prepareStatement(
            "INSERT INTO code (card_id, code, state) VALUES (?, ?, 'available')")) {
      connection.setAutoCommit(false);
      long begin = System.nanoTime();
      for (int i = 1; i <= rows; i++) {
        insert.setString(1, "pPeer");
        insert.setString(2, "C%011d".formatted(i));
        insert.addBatch();
        if (i % batch == 0) {
          insert.executeBatch();
          connection.commit();
        }
      }
      return rows / ((System.nanoTime() - begin) / 1e9);
    }
  }

  /** The statements of a draw in the same file, executed often enough to be fast. */
  BareDraws bareDraws(int draws) throws SQLException {
    BareDraws bare = new BareDraws(connection(), 10 * draws);
    double warm = bare.perSecond(3 * draws, 1);
    return bare;
  }

  /** A connection of its own, with the settings of the service's. */
  private Connection connection() throws SQLException {
    injector.getInstance(Database.class).open();
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaquan.db"));
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute("PRAGMA " + setting);
      }
      statement.execute("CREATE TABLE IF NOT EXISTS peer (id INT PRIMARY KEY, fields TEXT)");
    }
    return connection;
  }

  @Override
  public void close() throws Exception {
    injector.getInstance(Database.class).close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
