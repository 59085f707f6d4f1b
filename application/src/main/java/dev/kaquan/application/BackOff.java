package dev.kaquan.application;

import java.time.Duration;

/** The delay before the next attempt of background work. */
public final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MAX_DOUBLINGS = 10;
  private static final long JITTER_PER_MILLE = 200;

  private BackOff() {}

  /**
   * Returns 5 seconds after the first failure, doubled with each further one up to an hour, with
   * ±20 % jitter. The jitter depends on {@code key} only, so that what failed together is
   * not tried together again.
   */
  public static Duration after(int failures, String key) {
    Duration base = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    long millis = Math.min(base.toMillis(), LONGEST.toMillis());
    long jitter = Math.floorMod(key.hashCode(), 2 * JITTER_PER_MILLE + 1) - JITTER_PER_MILLE;
    return Duration.ofMillis(millis + millis * jitter / 1000);
  }
}
