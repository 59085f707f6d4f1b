package dev.kaquan.jdbc;

import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.JdbiException;

/**
 * The database in which everything stands that Kaquan keeps.
 *
 * <p>It is opened when it is used for the first time; if that fails, the next use tries again. Safe
 * for use by several threads, and next to other processes.
 */
@Singleton
public final class Database implements AutoCloseable {
  /** How long to wait while another process writes. */
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private final SqliteFile file;
  private Optional<ConnectionPools> pools = Optional.empty();
  private boolean isClosed;

  @Inject
  Database(DataFolder folder) {
    this(folder, BUSY_TIMEOUT);
  }

  Database(DataFolder folder, Duration busyTimeout) {
    this.file = new SqliteFile(folder.path(), busyTimeout);
  }

  /**
   * Asks for something. Each statement sees all that was committed before it began.
   *
   * @throws StorageException if it cannot be read
   */
  <T> T read(HandleCallback<T, RuntimeException> query) {
    ConnectionPools open = opened();
    return guarded("read", () -> open.readers().withHandle(query));
  }

  /**
   * Changes something in one transaction. When this returns, the change survives a crash.
   *
   * @throws StorageException if nothing of it could be kept
   */
  void write(HandleConsumer<RuntimeException> change) {
    ConnectionPools open = opened();
    guarded(
        "write",
        () -> open.writer().inTransaction(handle -> {
          change.useHandle(handle);
          return true;
        }));
  }

  /** Closes the database for good. What is still at work with it fails. */
  @Override
  public synchronized void close() {
    isClosed = true;
    pools.ifPresent(ConnectionPools::close);
    pools = Optional.empty();
  }

  private synchronized ConnectionPools opened() {
    if (isClosed) {
      throw new StorageException(
          "cannot use " + file.path() + ": it was closed", new IllegalStateException("closed"));
    }
    ConnectionPools open = pools.orElseGet(file::open);
    pools = Optional.of(open);
    return open;
  }

  private <T> T guarded(String verb, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException | InvalidValueException e) {
      throw StorageErrors.of(verb, file.path(), e);
    }
  }
}
