package dev.kaquan.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kaquan.application.port.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The database in the data folder, opened when it is first used.
 *
 * <p>SQLite lets one connection write at a time, so there is one for writing, and threads queue for
 * it here instead of failing there. Readers have their own connections: in WAL mode they do not wait
 * for the writer. A second process, such as a command beside the server, waits up to five seconds
 * for its turn. When a write returns, it is on the disk (synchronous FULL).
 */
@Singleton
public final class Database implements AutoCloseable {
  private static final int BUSY_MILLISECONDS = 5_000;
  private static final int READERS = 4;
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final Path file;
  private volatile Pools pools;

  private record Pools(HikariDataSource writing, Jdbi writer, HikariDataSource reading, Jdbi reader)
      implements AutoCloseable {
    @Override
    public void close() {
      reading.close();
      writing.close();
    }
  }

  @Inject
  Database(DataFolder folder) {
    this.folder = folder.path();
    this.file = folder.path().resolve("kaquan.db");
  }

  /**
   * Answers from what is kept.
   *
   * @throws StorageException if it cannot be read
   */
  <T> T read(HandleCallback<T, RuntimeException> question) {
    try {
      return open().reader().withHandle(question);
    } catch (JdbiException e) {
      throw new StorageException("cannot read from " + file, e);
    }
  }

  /**
   * Changes what is kept, all of it or nothing.
   *
   * @throws StorageException if nothing was changed
   */
  void write(HandleConsumer<RuntimeException> change) {
    try {
      open().writer().useTransaction(change);
    } catch (JdbiException e) {
      throw new StorageException("cannot write to " + file, e);
    }
  }

  /** Lets go of the file. The next use opens it again. */
  @Override
  public synchronized void close() {
    if (pools != null) {
      pools.close();
      pools = null;
    }
  }

  private Pools open() {
    Pools opened = pools;
    return opened == null ? openNow() : opened;
  }

  private synchronized Pools openNow() {
    if (pools == null) {
      try {
        prepareFiles();
        migrate();
      } catch (IOException | FlywayException e) {
        throw new StorageException(
            "cannot open " + file + ": is the folder writable, and the file Kaquan's?", e);
      }
      HikariDataSource writing = pool(TransactionMode.IMMEDIATE, 1);
      HikariDataSource reading = pool(TransactionMode.DEFERRED, READERS);
      pools = new Pools(writing, Jdbi.create(writing), reading, Jdbi.create(reading));
    }
    return pools;
  }

  private void prepareFiles() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
      } catch (FileAlreadyExistsException e) {
        // Another process was quicker, and made it the same way.
        return;
      }
    }
  }

  /** Brings the tables up to date; of several processes that start at once, one does it. */
  private void migrate() throws IOException {
    Path lockFile = folder.resolve("kaquan.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source(TransactionMode.IMMEDIATE))
          .locations("classpath:dev/kaquan/jdbc/migration")
          // A file that a newer Kaquan has changed is refused, not guessed at.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    }
  }

  private HikariDataSource pool(TransactionMode mode, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("kaquan-" + (size == 1 ? "writer" : "readers"));
    config.setDataSource(source(mode));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private DataSource source(TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setTransactionMode(mode);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }
}
