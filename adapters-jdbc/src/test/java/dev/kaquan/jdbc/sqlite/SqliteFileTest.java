package dev.kaquan.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.jdbc.DamagedFileException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteFileTest {
  @TempDir
  private Path folder;

  private final SQLiteDataSource source = new SQLiteDataSource();
  private Path file;
  private Connection writer;
  private int commits;

  @BeforeEach
  void create() throws SQLException {
    file = folder.resolve("kaquan.db");
    source.setUrl("jdbc:sqlite:" + file);
    writer = source.getConnection();
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA wal_autocheckpoint = 0");
    execute("CREATE TABLE page (content BLOB)");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @AfterEach
  void close() throws SQLException {
    writer.close();
  }

  /** New pages are in the write-ahead log first, and lengthen the file later. */
  @Test
  void a_file_that_grows_during_the_check_is_not_truncated() {
    assertDoesNotThrow(() -> SqliteFile.checkIntegrity(file, beforeEachQuery(this::grow)));
    assertTrue(commits > 2, "only " + commits + " commits during the check");
  }

  @Test
  void a_file_without_its_last_page_is_truncated() throws IOException, SQLException {
    grow();
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(Files.size(file) - 1);
    }
    assertThrows(DamagedFileException.class, () -> SqliteFile.checkIntegrity(file, source));
  }

  private void grow() throws SQLException {
    execute("INSERT INTO page VALUES (zeroblob(40000))");
    commits++;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }

  private DataSource beforeEachQuery(Action action) {
    return intercepted(DataSource.class, source, action);
  }

  /** Does something before each query of what an object returns. */
  private static <T> T intercepted(Class<T> type, T target, Action action) {
    return type.cast(Proxy.newProxyInstance(
        SqliteFileTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("executeQuery")) {
            action.run();
          }
          Object result = invoke(target, method, arguments);
          if (result instanceof Connection connection) {
            return intercepted(Connection.class, connection, action);
          }
          return result instanceof Statement statement
              ? intercepted(Statement.class, statement, action)
              : result;
        }));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private interface Action {
    void run() throws SQLException;
  }
}
