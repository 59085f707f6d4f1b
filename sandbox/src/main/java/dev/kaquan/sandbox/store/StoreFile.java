package dev.kaquan.sandbox.store;

import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The rows of every table, as JSON, in one SQLite file. Each change is appended, for to look for the
 * row that it changes would cost more than all else; the last one counts, and opening the file drops
 * the others when they are the most.
 */
final class StoreFile implements AutoCloseable {
  private static final String SCHEMA = """
      CREATE TABLE IF NOT EXISTS change (
        number INTEGER PRIMARY KEY, part TEXT NOT NULL, id TEXT NOT NULL, content TEXT)
      """;

  private final Connection connection;
  private final PreparedStatement append;
  private final Map<String, Map<String, String>> found = new HashMap<>();

  StoreFile(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Path file = folder.resolve("sandbox.db");
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
      connection = source.getConnection();
      try (Statement schema = connection.createStatement()) {
        schema.execute(SCHEMA);
      }
      connection.setAutoCommit(false);
      append =
          connection.prepareStatement("INSERT INTO change (part, id, content) VALUES (?, ?, ?)");
      read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the sandbox's folder " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the sandbox's file in " + folder, e);
    }
  }

  /** The rows that were there when the file was opened; they are told once. */
  <T> Map<String, T> rows(String table, Class<T> type) {
    Map<String, T> rows = new HashMap<>();
    Map<String, String> contents = found.remove(table);
    if (contents != null) {
      contents.forEach((id, content) -> rows.put(id, row(table, content, type)));
    }
    return rows;
  }

  void write(Collection<Store.Write> writes) {
    try {
      for (Store.Write write : writes) {
        Object row = write.row();
        append(write.table(), write.key(), row == null ? null : WireJson.write(row));
      }
      connection.commit();
    } catch (SQLException e) {
      rollBack(e);
      throw new IllegalStateException("cannot write to the sandbox's file", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the sandbox's file", e);
    }
  }

  private void read() throws SQLException {
    long changes = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT part, id, content FROM change ORDER BY number")) {
      for (; rows.next(); changes++) {
        Map<String, String> part =
            found.computeIfAbsent(rows.getString(1), name -> new HashMap<>());
        String content = rows.getString(3);
        if (content == null) {
          part.remove(rows.getString(2));
        } else {
          part.put(rows.getString(2), content);
        }
      }
    }
    connection.commit();
    long living = found.values().stream().mapToLong(Map::size).sum();
    if (changes > 2 * living) {
      dropTheOthers();
    }
  }

  private void dropTheOthers() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM change");
    }
    for (Map.Entry<String, Map<String, String>> part : found.entrySet()) {
      for (Map.Entry<String, String> row : part.getValue().entrySet()) {
        append(part.getKey(), row.getKey(), row.getValue());
      }
    }
    connection.commit();
  }

  private void append(String part, String id, @Nullable String content) throws SQLException {
    append.setString(1, part);
    append.setString(2, id);
    append.setString(3, content);
    append.executeUpdate();
  }

  private static <T> T row(String table, String content, Class<T> type) {
    try {
      return WireJson.read(content, type);
    } catch (MalformedWireException e) {
      throw new IllegalStateException("cannot read " + table + " in the sandbox's file", e);
    }
  }

  private void rollBack(SQLException first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }
}
