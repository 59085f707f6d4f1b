package dev.kaquan.application.health;

import java.time.Duration;

/** Compares the clock of this machine with the platform's. */
@FunctionalInterface
public interface ComparePlatformClock {
  /**
   * Returns how far the clock of this machine is ahead; negative if it is behind. Exact to about a second.
   *
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Duration ahead();
}
