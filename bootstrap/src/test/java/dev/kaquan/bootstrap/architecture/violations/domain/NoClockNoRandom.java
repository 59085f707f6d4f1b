package dev.kaquan.bootstrap.architecture.violations.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

interface NoClockNoRandom {
  final class Now {
    Instant value() {
      return Instant.now();
    }
  }

  final class NowReference {
    Supplier<Instant> value() {
      return Instant::now;
    }
  }

  final class Millis {
    long value() {
      return System.currentTimeMillis();
    }
  }

  final class Nanos {
    long value() {
      return System.nanoTime();
    }
  }

  final class SystemSource {
    InstantSource value() {
      return InstantSource.system();
    }
  }

  record SourceMillis(InstantSource source) {
    long value() {
      return source.millis();
    }
  }

  record ClockField(Clock clock) {}

  final class NewDate {
    Object value() {
      return new Date();
    }
  }

  final class CalendarInstance {
    Object value() {
      return Calendar.getInstance();
    }
  }

  record CompliantInjectedClock(InstantSource source) {
    boolean isPast(Instant time) {
      return !source.instant().isBefore(time);
    }
  }

  final class RandomUuid {
    UUID value() {
      return UUID.randomUUID();
    }
  }

  final class RandomUuidReference {
    Supplier<UUID> value() {
      return UUID::randomUUID;
    }
  }

  final class MathRandom {
    double value() {
      return Math.random();
    }
  }

  final class StrictMathRandom {
    double value() {
      return StrictMath.random();
    }
  }

  final class SeededRandom {
    int value() {
      return new Random(1).nextInt();
    }
  }

  final class Splittable {
    int value() {
      return new SplittableRandom(1).nextInt();
    }
  }

  final class ThreadLocal {
    int value() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  final class Secure {
    int value() {
      return new SecureRandom().nextInt();
    }
  }

  record GeneratorField(RandomGenerator generator) {}

  record Shuffle(List<String> cards) {
    void shuffle() {
      Collections.shuffle(cards);
    }
  }
}
