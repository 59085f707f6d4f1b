package dev.kaquan.jdbc.sqlite;

import dev.kaquan.jdbc.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Checks of the database file. SQLite would take an empty file for a new database. */
final class SqliteFile {
  /** Of larger files only the length is checked, so that they do not delay the start. */
  private static final long MAX_CHECKED_BYTES = 64L << 20;

  private static final int HEADER_BYTES = 100;
  private static final String ADVICE =
      "; restore a backup. To start anew without its data, move kaquan.db and kaquan.lock away";

  private SqliteFile() {}

  /**
   * Checks that a file that was created before is there and not empty.
   *
   * @throws DamagedFileException if it is not
   */
  static void checkPresent(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new DamagedFileException(
          "the file is missing, although it was created before" + ADVICE);
    }
    if (Files.size(file) < HEADER_BYTES) {
      throw new DamagedFileException("the file is truncated" + ADVICE);
    }
  }

  /**
   * Checks that the file has its full length and, if it is not large, that its pages are intact.
   *
   * @throws DamagedFileException if it is damaged
   */
  static void checkIntegrity(Path file, DataSource source) throws IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // Counted before the checkpoint: other processes may write, and later pages may be in the log
      // only.
      long bytes = number(statement, "PRAGMA page_count") * number(statement, "PRAGMA page_size");
      boolean isInFile = hasAllPages(statement);
      if (isInFile && Files.size(file) < bytes) {
        throw new DamagedFileException("the file is truncated" + ADVICE);
      }
      if (bytes <= MAX_CHECKED_BYTES && !isIntact(statement)) {
        throw new DamagedFileException("the file is damaged" + ADVICE);
      }
    } catch (SQLException e) {
      throw new IOException("the file cannot be checked", e);
    }
  }

  /** Returns whether no page is in the write-ahead log only. */
  private static boolean hasAllPages(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return row.next()
          && row.getInt("busy") == 0
          && row.getInt("log") == row.getInt("checkpointed");
    }
  }

  private static boolean isIntact(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      return row.next() && row.getString(1).equals("ok");
    }
  }

  private static long number(Statement statement, String pragma) throws SQLException {
    try (ResultSet row = statement.executeQuery(pragma)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
