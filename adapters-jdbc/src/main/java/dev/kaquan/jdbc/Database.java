package dev.kaquan.jdbc;

import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.JdbiException;

/**
 * The database with everything that Kaquan stores.
 *
 * <p>It is opened at its first use; if that fails, the next use tries again. Safe for use by several
 * threads, and beside other processes.
 */
@Singleton
public final class Database implements AutoCloseable {
  private final DatabaseEngine engine;
  private final StorageErrors errors;
  private final SharedCommits commits = new SharedCommits();
  private Optional<ConnectionPools> pools = Optional.empty();
  private boolean isClosed;

  @Inject
  Database(DatabaseEngine engine) {
    this.engine = engine;
    this.errors = new StorageErrors(engine);
  }

  /**
   * Opens the database now instead of at its first use.
   *
   * @throws StorageException if it cannot be opened
   */
  public void open() {
    ConnectionPools unused = opened();
  }

  /**
   * Executes a query. Each statement sees every commit before it began.
   *
   * @throws StorageException if the database cannot be read
   */
  <T> T read(HandleCallback<T, RuntimeException> query) {
    ConnectionPools open = opened();
    return guarded("read", () -> open.readers().withHandle(query));
  }

  /**
   * Executes a change wholly or not at all. When this returns, it is durable.
   *
   * @throws StorageException if it was rolled back
   */
  void write(HandleConsumer<RuntimeException> change) {
    boolean unused = change(handle -> {
      change.useHandle(handle);
      return true;
    });
  }

  /**
   * Executes a change wholly or not at all, and returns its result. It may share a transaction with changes of other
   * threads. When this returns, it is durable.
   *
   * @throws StorageException if it was rolled back
   */
  <T> T change(HandleCallback<T, RuntimeException> change) {
    ConnectionPools open = opened();
    return guarded("write", () -> commits.execute(open.writer(), change));
  }

  /** Closes the database for good. Operations in progress fail. */
  @Override
  public synchronized void close() {
    isClosed = true;
    pools.ifPresent(ConnectionPools::close);
    pools = Optional.empty();
  }

  private synchronized ConnectionPools opened() {
    if (isClosed) {
      throw new StorageException(
          "cannot use " + engine.name() + ": it was closed", new IllegalStateException("closed"));
    }
    ConnectionPools open = pools.orElseGet(engine::open);
    pools = Optional.of(open);
    return open;
  }

  private <T> T guarded(String verb, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException | InvalidValueException e) {
      throw errors.of(verb, e);
    }
  }
}
