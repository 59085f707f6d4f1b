package dev.kaquan.application.health;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.application.port.StorageProbe;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.domain.signature.ApiTicket;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

final class CheckReadinessService implements CheckReadiness {
  private final StorageProbe storage;
  private final ApiTickets tickets;
  private final InstantSource clock;

  @Inject
  CheckReadinessService(StorageProbe storage, ApiTickets tickets, InstantSource clock) {
    this.storage = storage;
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public Readiness check() {
    Optional<Backlog> backlog = Optional.empty();
    Optional<String> storageFailure = Optional.empty();
    try {
      backlog = Optional.of(storage.probe(clock.instant()));
    } catch (StorageException e) {
      storageFailure = Optional.of(String.valueOf(e.getMessage()));
    }
    return new Readiness(storageFailure, credentialsFailure(), backlog);
  }

  private Optional<String> credentialsFailure() {
    try {
      ApiTicket unused = tickets.current();
      return Optional.empty();
    } catch (PlatformException | StorageException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
