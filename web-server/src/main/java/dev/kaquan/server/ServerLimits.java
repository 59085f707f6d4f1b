package dev.kaquan.server;

import java.time.Duration;

/**
 * What a server grants its clients.
 *
 * @param bodyBytes the longest body
 * @param request how long a request may take to arrive, headers and body
 * @param grace how long a request may arrive at less than {@code bytesPerSecond}
 * @param bytesPerSecond the least average rate of a request after that
 * @param idle how long a connection may be silent
 * @param connections how many may be open; others wait to be accepted
 */
public record ServerLimits(
    long bodyBytes,
    Duration request,
    Duration grace,
    int bytesPerSecond,
    Duration idle,
    int connections) {
  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int BYTES_PER_SECOND = 100;
  private static final int CONNECTIONS = 2_000;

  /** Returns the limits of a server whose bodies have at most {@code bodyBytes}. */
  public static ServerLimits ofBodies(long bodyBytes) {
    return new ServerLimits(bodyBytes, REQUEST, GRACE, BYTES_PER_SECOND, REQUEST, CONNECTIONS);
  }
}
