package dev.kaquan.jdbc;

import dev.kaquan.application.port.StorageProbe;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Tries a database by a write. */
final class JdbcStorageProbe implements StorageProbe {
  private static final String WRITE = """
      INSERT INTO probe (id, probed_at) VALUES (1, :at)
      ON CONFLICT (id) DO UPDATE SET probed_at = :at
      """;

  private static final String CODES =
      "SELECT COUNT(*) FROM offer WHERE state = 'taken' AND parked = :parked";

  private static final String EVENTS = "SELECT COUNT(*) FROM event WHERE state = :state";

  private final Database database;

  @Inject
  JdbcStorageProbe(Database database) {
    this.database = database;
  }

  @Override
  public Backlog probe(Instant at) {
    database.write(
        handle -> handle.createUpdate(WRITE).bind("at", at.toEpochMilli()).execute());
    return database.read(handle -> new Backlog(
        codes(handle, 0), codes(handle, 1), events(handle, "pending"), events(handle, "parked")));
  }

  private static long codes(Handle handle, int parked) {
    return handle.createQuery(CODES).bind("parked", parked).mapTo(Long.class).one();
  }

  private static long events(Handle handle, String state) {
    return handle.createQuery(EVENTS).bind("state", state).mapTo(Long.class).one();
  }
}
