package dev.kaquan.application.port;

import java.time.Instant;

/** Tells the platform's time, which needs no credentials. */
@FunctionalInterface
public interface PlatformClock {
  /**
   * Returns the platform's time, in seconds.
   *
   * @throws PlatformException if the platform does not answer, or without the time
   */
  Instant now();
}
