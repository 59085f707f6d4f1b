package dev.kaquan.violations.domain.ambient;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Supplier;

/** Ways to learn the time from the machine, and one of being told. */
final class Clocks {
  private Clocks() {}

  static final class Now {
    Instant value() {
      return Instant.now();
    }
  }

  static final class NowReference {
    Supplier<Instant> value() {
      return Instant::now;
    }
  }

  static final class Millis {
    long value() {
      return System.currentTimeMillis();
    }
  }

  static final class Nanos {
    long value() {
      return System.nanoTime();
    }
  }

  static final class SystemSource {
    InstantSource value() {
      return InstantSource.system();
    }
  }

  record SourceMillis(InstantSource source) {
    long value() {
      return source.millis();
    }
  }

  record Hands(Clock clock) {}

  static final class Today {
    Object value() {
      return new Date();
    }
  }

  static final class Calendars {
    Object value() {
      return Calendar.getInstance();
    }
  }

  /** Compliant: it asks whom it was given. */
  record Injected(InstantSource source) {
    boolean isPast(Instant time) {
      return !source.instant().isBefore(time);
    }
  }
}
