package dev.kaquan.jdbc;

import static dev.kaquan.application.port.Credentials.Kind.ACCESS_TOKEN;
import static dev.kaquan.application.port.PortSamples.CODE;
import static dev.kaquan.application.port.PortSamples.FAILED;
import static dev.kaquan.application.port.PortSamples.NOW;
import static dev.kaquan.application.port.PortSamples.OPEN;
import static dev.kaquan.application.port.PortSamples.OTHER_TAKEN;
import static dev.kaquan.application.port.PortSamples.PERSON;
import static dev.kaquan.application.port.PortSamples.TAKEN;
import static dev.kaquan.application.port.PortSamples.card;
import static dev.kaquan.application.port.PortSamples.holding;
import static dev.kaquan.application.port.PortSamples.in;
import static dev.kaquan.application.port.PortSamples.request;
import static dev.kaquan.application.port.PortSamples.storedCard;
import static dev.kaquan.application.port.PortSamples.template;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.jdbc.sqlite.SqliteEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final String SECRET = "IpK_1T69hDhZkLQTlwsAX";
  private static final Credential CREDENTIAL = new Credential(SECRET, NOW);
  private static final StoredCard CARD = storedCard(CardSamples.TERM);

  @TempDir
  private Path folder;

  @Test
  void everything_is_there_after_a_restart() {
    AddCardRequest request = request("r1", OPEN, OPEN, OPEN);
    try (Database before = open(folder)) {
      new JdbcCards(before).save(CARD);
      new JdbcCredentials(before).save("app", ACCESS_TOKEN, CREDENTIAL);
      JdbcAddCardRequests requests = new JdbcAddCardRequests(before);
      requests.add(request);
      requests.recordReport(in(request, TAKEN, OTHER_TAKEN, FAILED), "a report", NOW);
      requests.resolve(request.id(), 0, TAKEN, holding(CODE));
    }
    try (Database after = open(folder)) {
      assertEquals(List.of(CARD), PortSamples.all(new JdbcCards(after)));
      assertEquals(Optional.of(CREDENTIAL), new JdbcCredentials(after).find("app", ACCESS_TOKEN));
      JdbcAddCardRequests requests = new JdbcAddCardRequests(after);
      assertEquals(
          Optional.of(in(request, new OfferState.Added(CODE), OTHER_TAKEN, FAILED)),
          requests.find(request.id()));
      assertEquals(List.of(request.id()), PortSamples.pending(requests));
      assertEquals(List.of(holding(CODE)), new JdbcHoldings(after).of(PERSON.openid()));
    }
  }

  @Test
  void written_data_survives_without_a_close() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (Database database = open(folder)) {
      new JdbcCards(database).save(CARD);
      for (String name : List.of("kaquan.db", "kaquan.db-wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    try (Database database = open(copy)) {
      assertEquals(List.of(CARD), PortSamples.all(new JdbcCards(database)));
    }
  }

  @Test
  void no_file_is_created_before_the_first_use() {
    Path inside = folder.resolve("data");
    Database database = open(inside);
    Cards cards = new JdbcCards(database);
    assertFalse(Files.exists(inside));
    PortSamples.all(cards);
    assertTrue(Files.exists(inside));
    database.close();
  }

  @Test
  void closing_an_unopened_database_does_nothing() {
    open(folder.resolve("data")).close();
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void the_folder_and_every_file_in_it_are_for_the_owner_alone() throws IOException {
    Path inside = folder.resolve("a/b");
    try (Database database = open(inside)) {
      new JdbcCards(database).save(CARD);
      assertEquals("rwx------", permissions(folder.resolve("a")));
      assertEquals("rwx------", permissions(inside));
      for (String name : List.of("kaquan.db", "kaquan.db-wal", "kaquan.db-shm", "kaquan.lock")) {
        assertEquals("rw-------", permissions(inside.resolve(name)), name);
      }
    }
  }

  @Test
  void an_existing_folder_keeps_its_permissions() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    try (Database database = open(folder)) {
      PortSamples.all(new JdbcCards(database));
    }
    assertEquals("rwxr-x---", permissions(folder));
  }

  @Test
  void a_folder_may_be_a_link_and_have_any_name() throws IOException {
    Path strange = Files.createDirectory(folder.resolve("a ?b=c&d%41#e'"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), strange);
    try (Database database = open(link)) {
      new JdbcCards(database).save(CARD);
    }
    assertTrue(Files.exists(strange.resolve("kaquan.db")));
    try (Database database = open(strange)) {
      assertEquals(List.of(CARD), PortSamples.all(new JdbcCards(database)));
    }
  }

  @Test
  void every_commit_reaches_the_disk_and_the_log_lets_readers_read() {
    try (Database database = open(folder)) {
      assertEquals("wal", pragma(database, "journal_mode"));
      assertEquals("2", pragma(database, "synchronous"));
      assertEquals("1", pragma(database, "foreign_keys"));
      database.write(handle -> {
        handle.execute("PRAGMA user_version");
        assertEquals(
            "2", handle.createQuery("PRAGMA synchronous").mapTo(String.class).one());
        assertEquals(
            "1", handle.createQuery("PRAGMA foreign_keys").mapTo(String.class).one());
      });
    }
  }

  @Test
  void a_reader_sees_the_last_commit_while_somebody_writes() {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      database.write(handle -> {
        handle.execute("DELETE FROM card");
        assertEquals(List.of(), PortSamples.all(cards));
      });
    }
  }

  @Test
  void a_reader_cannot_write() {
    try (Database database = open(folder)) {
      assertThrows(
          StorageException.class,
          () -> database.read(handle -> handle.execute("DELETE FROM card")));
    }
  }

  @Test
  void a_failed_transaction_stores_nothing() {
    try (Database database = open(folder)) {
      Credentials credentials = new JdbcCredentials(database);
      assertThrows(
          StorageException.class,
          () -> database.write(handle -> {
            handle.execute("INSERT INTO credential VALUES ('app', 'access_token', 's', 1)");
            handle.execute("INSERT INTO credential VALUES ('app', 'access_token', 's', 1)");
          }));
      assertEquals(Optional.empty(), credentials.find("app", ACCESS_TOKEN));
      assertDoesNotThrow(() -> credentials.save("app", ACCESS_TOKEN, CREDENTIAL));
    }
  }

  @Test
  void no_exception_shows_a_secret() {
    try (Database database = open(folder)) {
      Credentials credentials = new JdbcCredentials(database);
      database.write(handle -> handle.execute("DROP TABLE credential"));
      for (StorageException e : List.of(
          assertThrows(
              StorageException.class, () -> credentials.save("app", ACCESS_TOKEN, CREDENTIAL)),
          assertThrows(
              StorageException.class, () -> credentials.forget("app", ACCESS_TOKEN, CREDENTIAL)))) {
        assertFalse(trace(e).contains(SECRET));
      }
    }
  }

  @Test
  void a_closed_database_rejects_calls() {
    Database database = open(folder);
    Cards cards = new JdbcCards(database);
    PortSamples.all(cards);
    database.close();
    database.close();
    assertMessageContains(
        "was closed", assertThrows(StorageException.class, () -> PortSamples.all(cards)));
    assertFalse(Files.exists(folder.resolve("kaquan.db-wal")));
  }

  @Test
  void a_folder_below_a_file_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefusal(file.resolve("data"), "choose another folder");
    assertRefusal(file, "choose another folder");
  }

  @Test
  void a_folder_in_which_this_user_may_not_write_is_refused() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(folder), "the superuser may write everywhere");
    assertRefusal(folder, "this user may not write there");
  }

  @Test
  void a_file_that_is_no_database_is_refused() throws IOException {
    Files.writeString(folder.resolve("kaquan.db"), "no database ".repeat(1000));
    assertRefusal(folder, "damaged, or not a database; restore a backup");
  }

  @Test
  void a_damaged_file_is_refused() throws IOException {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      for (int i = 0; i < 100; i++) {
        cards.save(storedCard(card("p" + i)));
      }
    }
    Path file = folder.resolve("kaquan.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = 'x';
    }
    Files.write(file, bytes);
    assertRefusal(folder, "damaged, or not a database; restore a backup");
  }

  @Test
  void a_truncated_or_missing_file_is_refused_and_left_alone() throws IOException {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      for (int i = 0; i < 50; i++) {
        cards.save(storedCard(card("p" + i)));
      }
    }
    Path file = folder.resolve("kaquan.db");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 99, 512, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefusal(folder, "restore a backup");
      assertEquals(length, Files.size(file));
    }
    Files.delete(file);
    assertRefusal(folder, "the file is missing, although it was created before");
    assertFalse(Files.exists(file));

    Files.write(file, whole);
    try (Database database = open(folder)) {
      assertEquals(50, PortSamples.all(new JdbcCards(database)).size());
    }
  }

  @Test
  void a_file_with_a_destroyed_page_is_refused() throws IOException {
    try (Database database = open(folder)) {
      new JdbcCards(database).save(CARD);
    }
    Path file = folder.resolve("kaquan.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length - 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertRefusal(folder, "restore a backup");
  }

  @Test
  void a_folder_of_an_earlier_version_is_opened_and_protected_from_then_on() throws IOException {
    try (Database database = open(folder)) {
      new JdbcCards(database).save(CARD);
    }
    Files.write(folder.resolve("kaquan.lock"), new byte[0]);
    try (Database database = open(folder)) {
      assertEquals(List.of(CARD), PortSamples.all(new JdbcCards(database)));
    }
    Files.write(folder.resolve("kaquan.db"), new byte[0]);
    assertRefusal(folder, "the file is truncated");
  }

  @Test
  void a_file_of_somebody_elses_is_refused_and_left_alone() throws SQLException {
    execute("CREATE TABLE stranger (a TEXT)");
    assertRefusal(folder, "its tables are not those");
    execute("INSERT INTO stranger VALUES ('still there')");
  }

  @Test
  void a_file_of_a_newer_version_is_refused_and_left_alone() throws SQLException {
    try (Database database = open(folder)) {
      new JdbcCards(database).save(CARD);
      database.write(handle -> handle.execute("""
          INSERT INTO flyway_schema_history
          SELECT 999, '999', 'later', type, 'V999__later.sql', checksum, installed_by, installed_on,
            execution_time, success
          FROM flyway_schema_history WHERE version = '1'
          """));
    }
    assertRefusal(folder, "a newer version of Kaquan has used it; run that version");
    execute("DELETE FROM flyway_schema_history WHERE version = '999'");
    try (Database database = open(folder)) {
      assertEquals(List.of(CARD), PortSamples.all(new JdbcCards(database)));
    }
  }

  @Test
  void an_unknown_stored_value_is_a_failure_and_not_invalid_input() {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      for (String change : List.of(
          "card_type = 'LATER'", "card_id = 'not an id'", "status = ''", "template = '{'")) {
        database.write(handle -> handle.execute("DELETE FROM card"));
        cards.save(CARD);
        database.write(handle -> handle.execute("UPDATE card SET " + change));
        assertMessageContains(
            "does not understand",
            assertThrows(StorageException.class, () -> PortSamples.all(cards)));
      }
    }
  }

  @Test
  void a_full_disk_is_reported_and_stored_data_stays() {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      cards.save(CARD);
      database.write(handle -> handle.execute("PRAGMA max_page_count = 1"));
      StoredCard large =
          storedCard(CardSamples.card(CARD.card().codeMode(), true, CARD.card().validity()));
      StoredCard tooLarge = StoredCard.created(large.card(), template("x".repeat(1 << 20)), NOW);
      assertMessageContains(
          "the disk is full; free some space",
          assertThrows(StorageException.class, () -> cards.save(tooLarge)));
      assertEquals(List.of(CARD), PortSamples.all(cards));
      database.write(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
      cards.save(tooLarge);
      assertEquals(List.of(tooLarge), PortSamples.all(cards));
    }
  }

  @Test
  void a_writer_waits_for_another_process() throws Exception {
    try (Database database = open(folder);
        Connection other = connect();
        Statement statement = other.createStatement()) {
      Cards cards = new JdbcCards(database);
      assertEquals(List.of(), PortSamples.all(cards));
      statement.execute("BEGIN IMMEDIATE");
      Thread writer = new Thread(() -> cards.save(CARD));
      writer.start();
      // Waiting for the lock, it parks again and again.
      while (writer.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertEquals(List.of(), PortSamples.all(cards));
      statement.execute("COMMIT");
      writer.join();
      assertEquals(List.of(CARD), PortSamples.all(cards));
    }
  }

  @Test
  void another_process_that_writes_for_too_long_is_reported() throws SQLException {
    try (Database database =
            new Database(new SqliteEngine(new DataFolder(folder), Duration.ofMillis(1)));
        Connection other = connect()) {
      Cards cards = new JdbcCards(database);
      cards.save(CARD);
      try (Statement statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertMessageContains(
            "another process", assertThrows(StorageException.class, () -> cards.save(CARD)));
        assertEquals(List.of(CARD), PortSamples.all(cards));
        statement.execute("COMMIT");
      }
      assertDoesNotThrow(() -> cards.save(CARD));
    }
  }

  @Test
  void opening_is_tried_again_at_the_next_use() throws IOException {
    Path inside = folder.resolve("data");
    Files.createFile(inside);
    try (Database database = open(inside)) {
      Cards cards = new JdbcCards(database);
      assertThrows(StorageException.class, () -> PortSamples.all(cards));
      Files.delete(inside);
      assertEquals(List.of(), PortSamples.all(cards));
    }
  }

  private static Database open(Path folder) {
    return new Database(new SqliteEngine(new DataFolder(folder)));
  }

  private static void assertRefusal(Path folder, String text) {
    try (Database database = open(folder)) {
      Cards cards = new JdbcCards(database);
      StorageException e = assertThrows(StorageException.class, () -> PortSamples.all(cards));
      assertMessageContains(text, e);
      assertMessageContains(folder.resolve("kaquan.db").toString(), e);
    }
  }

  private static void assertMessageContains(String text, StorageException e) {
    assertTrue(e.getMessage().contains(text), e::getMessage);
  }

  private static String pragma(Database database, String name) {
    return database.read(
        handle -> handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String trace(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaquan.db"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
