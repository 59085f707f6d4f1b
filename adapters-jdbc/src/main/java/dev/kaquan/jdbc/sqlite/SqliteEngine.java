package dev.kaquan.jdbc.sqlite;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.kaquan.jdbc.ConnectionPools;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.DatabaseEngine;
import dev.kaquan.jdbc.NewerSchemaException;
import dev.kaquan.jdbc.Schema;
import dev.kaquan.jdbc.StorageErrors;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file {@code kaquan.db}, which several processes may use at once.
 *
 * <p>Commits are durable: a write-ahead log with {@code synchronous=FULL}. Writing transactions start
 * with {@code BEGIN IMMEDIATE}, so that they wait before their first read and never fail half-way
 * because another process was faster.
 */
public final class SqliteEngine implements DatabaseEngine {
  private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);
  private static final int PRIMARY_CODE = 0xff;

  /** Negative: in KiB, of each connection. */
  private static final int CACHE_KIB = -16_384;

  /** The content of kaquan.lock once the database was created. */
  private static final String CREATED = "kaquan.db was created\n";

  /** Pages are copied from the log to the file 16 MiB at a time: those that change often are copied less often. */
  private static final String WRITER_INIT = "PRAGMA wal_autocheckpoint = 4000";

  private static final String READERS_INIT = "PRAGMA query_only = ON";

  /** A file lock excludes other processes; this lock excludes other threads of this process. */
  private static final ReentrantLock OPENING = new ReentrantLock();

  private final DataFolder folder;
  private final Path file;
  private final Duration busyTimeout;

  /** Uses a file in {@code folder}. Touches nothing until it is opened. */
  @Inject
  public SqliteEngine(DataFolder folder) {
    this(folder, DEFAULT_BUSY_TIMEOUT);
  }

  /**
   * Uses a file in {@code folder}.
   *
   * @param busyTimeout how long to wait while another process writes
   */
  public SqliteEngine(DataFolder folder, Duration busyTimeout) {
    this.folder = folder;
    this.file = folder.path().toAbsolutePath().resolve("kaquan.db");
    this.busyTimeout = busyTimeout;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public ConnectionPools open() {
    try {
      folder.create();
      prepare();
      return ConnectionPools.open(source(config()), WRITER_INIT, READERS_INIT);
    } catch (IOException | FlywayException | NewerSchemaException | PoolInitializationException e) {
      throw new StorageErrors(this).of("open", e);
    }
  }

  @Override
  public Optional<String> explain(Throwable error) {
    if (!(error instanceof SQLiteException sqlite)) {
      return Optional.empty();
    }
    int code = sqlite.getResultCode().code & PRIMARY_CODE;
    String reason = switch (SQLiteErrorCode.getErrorCode(code)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
        "another process has been writing to it for too long; try again later";
      case SQLITE_FULL -> "the disk is full; free some space and try again";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN -> StorageErrors.NOT_ALLOWED;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged, or not a database; restore a backup";
      case SQLITE_IOERR -> "the disk failed; check the disk before you continue";
      case SQLITE_CONSTRAINT -> "the new data contradicts the stored data";
      default -> "";
    };
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }

  /**
   * Migrates the file, one process at a time: SQLite may refuse at once if two connections switch a
   * new file to its write-ahead log, and Flyway does not lock SQLite while it migrates.
   */
  private void prepare() throws IOException {
    OPENING.lock();
    try (FileChannel channel = FileChannel.open(
        folder.createFile("kaquan.lock"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.lock();
      boolean wasCreated = channel.size() > 0;
      if (wasCreated) {
        SqliteFile.checkPresent(file);
      }
      // Created before SQLite would create it, readable by everybody; its log inherits permissions.
      folder.createFile("kaquan.db");
      SQLiteConfig config = config();
      config.setJournalMode(JournalMode.WAL);
      Schema.migrate(source(config), "sqlite");
      SqliteFile.checkIntegrity(file, source(config));
      if (!wasCreated) {
        // From now on, a file without tables is a truncated one and not a new one.
        channel.write(ByteBuffer.wrap(CREATED.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
    } finally {
      OPENING.unlock();
    }
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setCacheSize(CACHE_KIB);
    config.setBusyTimeout((int) busyTimeout.toMillis());
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    // They cost a query for each insert.
    config.setGetGeneratedKeys(false);
    // What a statement or a savepoint may have to undo is not written to a file.
    config.setTempStore(TempStore.MEMORY);
    return config;
  }

  /** A URI allows any folder name, even one with a question mark. */
  private SQLiteDataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new PatientDataSource(config, busyTimeout);
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source;
  }
}
