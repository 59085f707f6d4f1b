package dev.kaquan.application.port;

import java.time.Instant;

/** Tries the storage. */
@FunctionalInterface
public interface StorageProbe {
  /**
   * Writes something durably, and counts what waits.
   *
   * @throws StorageException if the storage cannot be written or read
   */
  Backlog probe(Instant at);

  /**
   * What waits to be done.
   *
   * @param pendingCodes encrypted codes whose plain code is still to be obtained
   * @param parkedCodes those that are tried again only on request
   * @param pendingEvents events still to be processed
   * @param parkedEvents those that are tried again only on request
   */
  record Backlog(long pendingCodes, long parkedCodes, long pendingEvents, long parkedEvents) {}
}
