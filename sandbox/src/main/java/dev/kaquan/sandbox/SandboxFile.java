package dev.kaquan.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What the sandbox remembers, in a file of its own.
 *
 * <p>One request after the other: each is one transaction, so stock and limits are exact.
 */
final class SandboxFile implements AutoCloseable {
  private static final String SCHEMA = """
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS lent (
        value TEXT PRIMARY KEY, kind TEXT NOT NULL, issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL, superseded INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS lent_by_kind ON lent (kind, issued_at);
      CREATE TABLE IF NOT EXISTS card (
        card_id TEXT PRIMARY KEY, body TEXT NOT NULL, quantity INTEGER NOT NULL,
        total INTEGER NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS code (
        card_id TEXT NOT NULL, code TEXT NOT NULL, openid TEXT NOT NULL, begin_at INTEGER NOT NULL,
        end_at INTEGER NOT NULL, outer_str TEXT NOT NULL, PRIMARY KEY (card_id, code));
      CREATE INDEX IF NOT EXISTS code_by_code ON code (code);
      CREATE INDEX IF NOT EXISTS code_by_person ON code (openid, card_id);
      CREATE TABLE IF NOT EXISTS used_ext (
        card_id TEXT NOT NULL, nonce_str TEXT NOT NULL, timestamp TEXT NOT NULL,
        PRIMARY KEY (card_id, nonce_str, timestamp));
      """;

  private final Connection connection;
  private final Jdbi jdbi;

  /** Opens the file, readable by its owner alone, and makes it if there is none. */
  SandboxFile(Path folder) {
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
      jdbi = Jdbi.create(connection);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the sandbox's folder " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the sandbox's file in " + folder, e);
    }
    jdbi.useHandle(handle -> handle.createScript(SCHEMA).execute());
  }

  /** Does something to the state, all of it or nothing. */
  synchronized <T> T change(HandleCallback<T, RuntimeException> change) {
    return jdbi.inTransaction(change);
  }

  /** A setting, made by {@code first} when it is asked for the first time. */
  String setting(String name, Supplier<String> first) {
    return change(handle -> found(handle, name).orElseGet(() -> {
      String value = first.get();
      handle.execute("INSERT INTO setting (name, value) VALUES (?, ?)", name, value);
      return value;
    }));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the sandbox's file", e);
    }
  }

  private static Optional<String> found(Handle handle, String name) {
    return handle
        .createQuery("SELECT value FROM setting WHERE name = ?")
        .bind(0, name)
        .mapTo(String.class)
        .findOne();
  }
}
