package dev.kaquan.application.health;

import dev.kaquan.application.port.StorageProbe.Backlog;
import java.util.Optional;

/** Tells whether the service can do its work now. */
@FunctionalInterface
public interface CheckReadiness {
  /** Writes to the storage, and gets a ticket if none is stored that is fresh. */
  Readiness check();

  /**
   * Whether the service can do its work.
   *
   * @param storageFailure why the storage cannot be written, if so
   * @param credentialsFailure why there is no valid ticket, if so
   * @param backlog empty if the storage cannot be read
   */
  record Readiness(
      Optional<String> storageFailure,
      Optional<String> credentialsFailure,
      Optional<Backlog> backlog) {
    /** Returns whether nothing is missing. A backlog is no reason not to accept requests. */
    public boolean isReady() {
      return storageFailure.isEmpty() && credentialsFailure.isEmpty();
    }
  }
}
