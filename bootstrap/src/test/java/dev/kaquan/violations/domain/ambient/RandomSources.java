package dev.kaquan.violations.domain.ambient;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ways to let chance decide. */
final class RandomSources {
  private RandomSources() {}

  static final class Uuids {
    UUID value() {
      return UUID.randomUUID();
    }
  }

  static final class UuidReference {
    Supplier<UUID> value() {
      return UUID::randomUUID;
    }
  }

  static final class Maths {
    double value() {
      return Math.random();
    }
  }

  static final class StrictMaths {
    double value() {
      return StrictMath.random();
    }
  }

  static final class Randoms {
    int value() {
      return new Random(1).nextInt();
    }
  }

  static final class Splittables {
    int value() {
      return new SplittableRandom(1).nextInt();
    }
  }

  static final class Threads {
    int value() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  static final class Secures {
    int value() {
      return new SecureRandom().nextInt();
    }
  }

  record Generators(RandomGenerator generator) {}

  record Shuffles(List<String> cards) {
    void shuffle() {
      Collections.shuffle(cards);
    }
  }
}
