package dev.kaquan.sandbox.env;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's clock, which can be moved forward but never back. */
public final class SandboxClock implements InstantSource {
  private static final String KEY = "clock";

  private final Store store;
  private final Table<ClockOffset> offsets;
  private final InstantSource real;
  private volatile Duration offset;

  /** How far the clock is ahead of the real time. */
  public record ClockOffset(long millis) {}

  /** Opens the clock with the offset that it had when the sandbox was last stopped. */
  public SandboxClock(Store store, InstantSource real) {
    this.store = store;
    this.offsets = store.table("clock", ClockOffset.class);
    this.real = real;
    this.offset = store.change(
        () -> Duration.ofMillis(offsets.get(KEY).map(ClockOffset::millis).orElse(0L)));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  /** Returns the time in Unix seconds, as the platform's answers give it. */
  public long seconds() {
    return instant().getEpochSecond();
  }

  /** Returns the real time in Unix seconds, by which the merchant's server checks the time of a signature. */
  public long realSeconds() {
    return real.instant().getEpochSecond();
  }

  /** Returns how far the clock is ahead of the real time. */
  public Duration offset() {
    return offset;
  }

  /** Moves the clock forward. */
  public void advance(Duration by) {
    store.change(() -> {
      offset = offset.plus(by);
      offsets.put(KEY, new ClockOffset(offset.toMillis()));
      return offset;
    });
  }
}
