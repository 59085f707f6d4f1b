package dev.kaquan.server;

import java.time.Duration;

/**
 * What a server grants its clients.
 *
 * @param bodyBytes the longest body
 * @param request how long a request may take to arrive, headers and body
 * @param idle how long a connection may be silent
 * @param connections how many may be open; others wait to be accepted
 */
public record ServerLimits(long bodyBytes, Duration request, Duration idle, int connections) {
  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 2_000;

  /** Returns the limits of a server whose bodies have at most {@code bodyBytes}. */
  public static ServerLimits ofBodies(long bodyBytes) {
    return new ServerLimits(bodyBytes, REQUEST, REQUEST, CONNECTIONS);
  }
}
