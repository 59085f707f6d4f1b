package dev.kaquan.application.member;

import dev.kaquan.application.port.MembershipLocks;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Orders the calls about one membership, over all processes. */
final class MembershipLock {
  /** Longer than a sequence of calls takes whose every attempt times out. */
  static final Duration HELD_FOR = Duration.ofMinutes(2);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final int MAX_TRIES = 50;

  private final MembershipLocks locks;
  private final Nonces nonces;
  private final Pauses pauses;
  private final InstantSource clock;

  @Inject
  MembershipLock(MembershipLocks locks, Nonces nonces, Pauses pauses, InstantSource clock) {
    this.locks = locks;
    this.nonces = nonces;
    this.pauses = pauses;
    this.clock = clock;
  }

  /**
   * Executes work under the lock of a membership.
   *
   * @throws MembershipBusyException if the lock is held by others for 5 seconds
   */
  <T> T holding(MembershipId id, Supplier<T> work) {
    for (int i = 0; i < MAX_TRIES && !Thread.currentThread().isInterrupted(); i++) {
      Optional<T> result = holdingIfFree(id, work);
      if (result.isPresent()) {
        return result.get();
      }
      pauses.pause(BETWEEN_TRIES);
    }
    throw new MembershipBusyException();
  }

  /** Executes work under the lock of a membership, or returns empty if the lock is held by others. */
  <T> Optional<T> holdingIfFree(MembershipId id, Supplier<T> work) {
    String holder = nonces.next();
    Instant now = clock.instant();
    if (!locks.acquire(id, holder, now, now.plus(HELD_FOR))) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      locks.release(id, holder);
    }
  }
}
