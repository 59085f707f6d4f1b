package dev.kaquan.application.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.application.port.StorageProbe;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.domain.signature.ApiTicket;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckReadinessTest {
  private static final Backlog BACKLOG = new Backlog(1, 2, 3, 4);
  private static final ApiTickets TICKETS = () -> new ApiTicket("a-ticket");
  private static final StorageProbe FULL = at -> {
    throw new StorageException("the disk is full", new IllegalStateException());
  };

  @Test
  void a_service_with_storage_and_a_ticket_is_ready_whatever_waits() {
    Readiness readiness = check(at -> BACKLOG, TICKETS);
    assertTrue(readiness.isReady());
    assertEquals(Optional.of(BACKLOG), readiness.backlog());
  }

  @Test
  void a_storage_that_cannot_be_written_is_reported_beside_the_ticket() {
    Readiness readiness = check(FULL, TICKETS);
    assertFalse(readiness.isReady());
    assertEquals(
        new Readiness(Optional.of("the disk is full"), Optional.empty(), Optional.empty()),
        readiness);
  }

  @Test
  void a_missing_ticket_is_reported_beside_the_storage() {
    Readiness readiness = check(at -> BACKLOG, () -> {
      throw new PlatformException(PlatformException.Kind.UNREACHABLE, "no answer");
    });
    assertFalse(readiness.isReady());
    assertEquals(
        new Readiness(Optional.empty(), Optional.of("no answer"), Optional.of(BACKLOG)), readiness);
    assertEquals(
        Optional.of("the disk is full"),
        check(FULL, () -> {
              throw new StorageException("the disk is full", new IllegalStateException());
            })
            .credentialsFailure());
  }

  private static Readiness check(StorageProbe storage, ApiTickets tickets) {
    return new CheckReadinessService(storage, tickets, () -> Instant.EPOCH).check();
  }
}
