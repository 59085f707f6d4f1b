package dev.kaquan.sandbox.env;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The sandbox's time of day, which can be moved on but never back. */
public final class SandboxClock implements InstantSource {
  private static final String KEY = "clock";

  private final Store store;
  private final Table<ClockOffset> ahead;
  private final InstantSource real;
  private volatile Duration offset;

  /** How far it is ahead of the real time. */
  public record ClockOffset(long millis) {}

  /** A clock that is as far ahead as it was when the sandbox was last stopped. */
  public SandboxClock(Store store, InstantSource real) {
    this.store = store;
    this.ahead = store.table("clock", ClockOffset.class);
    this.real = real;
    this.offset = store.change(
        () -> Duration.ofMillis(ahead.get(KEY).map(ClockOffset::millis).orElse(0L)));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  /** The time in whole seconds, as the platform tells it. */
  public long seconds() {
    return instant().getEpochSecond();
  }

  /** How far it is ahead of the real time. */
  public Duration ahead() {
    return offset;
  }

  /** Moves it on. */
  public void advance(Duration by) {
    store.change(() -> {
      offset = offset.plus(by);
      ahead.put(KEY, new ClockOffset(offset.toMillis()));
      return offset;
    });
  }
}
