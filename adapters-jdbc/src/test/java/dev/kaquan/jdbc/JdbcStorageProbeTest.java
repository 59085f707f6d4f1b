package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcStorageProbeTest extends DatabaseFixture {
  private static final Instant NOW = Instant.ofEpochSecond(1_490_190_158);

  @Test
  void what_waits_is_counted_by_kind() {
    JdbcStorageProbe probe = new JdbcStorageProbe(database);
    assertEquals(new Backlog(0, 0, 0, 0), probe.probe(NOW));
    JdbcEventInbox inbox = new JdbcEventInbox(database);
    for (int i = 0; i < 3; i++) {
      boolean unused = inbox.add(
          new EventId("%032d".formatted(i)),
          new EventMessage(Map.of("Event", "user_get_card")),
          NOW);
    }
    inbox.recordFailure(
        new EventId("%032d".formatted(1)), new Attempts(10, Optional.empty(), "no"));
    assertEquals(new Backlog(0, 0, 2, 1), probe.probe(NOW.plusSeconds(1)));
  }

  @Test
  void a_database_that_cannot_be_written_fails() {
    JdbcStorageProbe probe = new JdbcStorageProbe(database);
    database.close();
    assertThrows(StorageException.class, () -> probe.probe(NOW));
  }
}
