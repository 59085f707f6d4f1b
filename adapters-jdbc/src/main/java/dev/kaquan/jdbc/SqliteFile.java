package dev.kaquan.jdbc;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.kaquan.application.port.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The file {@code kaquan.db}, which several processes may use at once.
 *
 * <p>What is committed is on the disk: a write-ahead log with {@code synchronous=FULL}. Transactions
 * that write begin with {@code BEGIN IMMEDIATE}: they wait for their turn before they have read
 * anything, and never find half-way that another was quicker.
 */
final class SqliteFile {
  private static final String FOLDER_OF_OWNER_ALONE = "rwx------";
  private static final String FILE_OF_OWNER_ALONE = "rw-------";

  /** A lock on a file keeps out other processes; this one keeps out threads of this process. */
  private static final ReentrantLock OPENING = new ReentrantLock();

  private final Path folder;
  private final Path file;
  private final Duration busyTimeout;

  /**
   * Names the file, and touches nothing.
   *
   * @param patience how long to wait while another process writes
   */
  SqliteFile(Path folder, Duration busyTimeout) {
    this.folder = folder.toAbsolutePath();
    this.file = this.folder.resolve("kaquan.db");
    this.busyTimeout = busyTimeout;
  }

  Path path() {
    return file;
  }

  /**
   * Opens the file, makes it if there is none, and brings it to the schema of this version.
   *
   * @throws StorageException naming the file, and what to do about it
   */
  ConnectionPools open() {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerAlone(FOLDER_OF_OWNER_ALONE));
      }
      prepare();
      return ConnectionPools.open(source(config()));
    } catch (IOException | FlywayException | NewerSchemaException | PoolInitializationException e) {
      throw StorageErrors.of("open", file, e);
    }
  }

  /**
   * One at a time: SQLite may refuse at once, without waiting, if two turn a fresh file to its
   * write-ahead log, and Flyway does not lock SQLite while it migrates.
   */
  private void prepare() throws IOException {
    OPENING.lock();
    try (FileChannel channel =
        FileChannel.open(made(folder.resolve("kaquan.lock")), StandardOpenOption.WRITE)) {
      channel.lock();
      made(file);
      SQLiteConfig config = config();
      config.setJournalMode(JournalMode.WAL);
      Schema.migrate(source(config));
    } finally {
      OPENING.unlock();
    }
  }

  /** Makes a file before SQLite can, which would let everybody read it; its log follows suit. */
  private Path made(Path path) throws IOException {
    try {
      return Files.createFile(path, ownerAlone(FILE_OF_OWNER_ALONE));
    } catch (FileAlreadyExistsException e) {
      return path;
    }
  }

  /** Nothing where files have no such permissions. */
  private FileAttribute<?>[] ownerAlone(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) busyTimeout.toMillis());
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config;
  }

  /** As a URI, so that the folder may have any name, a question mark in it and all. */
  private SQLiteDataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source;
  }
}
