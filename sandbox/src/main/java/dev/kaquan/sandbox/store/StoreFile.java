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
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The rows of every table, as JSON, in one SQLite file. */
final class StoreFile implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement put;
  private final PreparedStatement remove;

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
        schema.execute("""
            CREATE TABLE IF NOT EXISTS kept (
              part TEXT NOT NULL, id TEXT NOT NULL, content TEXT NOT NULL,
              PRIMARY KEY (part, id)) WITHOUT ROWID
            """);
      }
      connection.setAutoCommit(false);
      put = connection.prepareStatement("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)");
      remove = connection.prepareStatement("DELETE FROM kept WHERE part = ? AND id = ?");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the sandbox's folder " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the sandbox's file in " + folder, e);
    }
  }

  <T> Map<String, T> rows(String table, Class<T> type) {
    Map<String, T> rows = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id, content FROM kept WHERE part = ?")) {
      query.setString(1, table);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.put(found.getString(1), WireJson.read(found.getString(2), type));
        }
      }
      connection.commit();
    } catch (SQLException | MalformedWireException e) {
      throw new IllegalStateException("cannot read " + table + " in the sandbox's file", e);
    }
    return rows;
  }

  void write(Collection<Store.Write> writes) {
    try {
      for (Store.Write write : writes) {
        Object row = write.row();
        PreparedStatement statement = row == null ? remove : put;
        statement.setString(1, write.table());
        statement.setString(2, write.key());
        if (row != null) {
          statement.setString(3, WireJson.write(row));
        }
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      rollBack(e);
      throw new IllegalStateException("cannot write to the sandbox's file", e);
    }
  }

  private void rollBack(SQLException first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
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
}
