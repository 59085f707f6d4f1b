package dev.kaquan.application.claim;

import dev.kaquan.application.BackOff;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Resolves the plain codes of claimed cards. Every step may be repeated. A code that is
 * refused for 7 days is parked.
 */
final class CodeResolution {
  /** How long after its report a code is retried automatically. */
  private static final Duration PARKED_AFTER = Duration.ofDays(7);

  /** A service that was stopped for a week tries some more times before it parks a code. */
  private static final int PARKED_FAILURES = 20;

  private final AddCardRequests requests;
  private final CardPlatform platform;
  private final InstantSource clock;

  @Inject
  CodeResolution(AddCardRequests requests, CardPlatform platform, InstantSource clock) {
    this.requests = requests;
    this.platform = platform;
    this.clock = clock;
  }

  /** The outcome of one attempt. */
  enum Outcome {
    /** The plain code and its holder are stored. */
    RESOLVED,
    /** The platform does not know the code; its offer is open again. */
    UNKNOWN,
    /** The platform refused; the next attempt is scheduled, or the code is parked. */
    POSTPONED,
    /** The platform did not answer; the next attempt is scheduled. */
    UNREACHABLE
  }

  /**
   * The result of asking the platform for one code.
   *
   * @param code empty if the platform does not know it, or failed
   */
  record Decryption(Optional<CardCode> code, Optional<RuntimeException> failure) {
    boolean isUnreachable() {
      return failure
          .filter(PlatformException.class::isInstance)
          .map(PlatformException.class::cast)
          .filter(e -> e.kind() == PlatformException.Kind.UNREACHABLE)
          .isPresent();
    }
  }

  /** Tries to decrypt one code. A failure schedules the next attempt and affects no other code. */
  Outcome resolve(PendingCode pending) {
    return store(pending, decrypt(pending));
  }

  /** Asks the platform. May be called by several threads. */
  Decryption decrypt(PendingCode pending) {
    try {
      return new Decryption(platform.decrypt(pending.taken().code()), Optional.empty());
    } catch (RuntimeException e) {
      return new Decryption(Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Stores the result of an attempt.
   *
   * @throws RuntimeException if the attempt failed with an internal error, after its next attempt was
   *     scheduled: otherwise the same code would fail first at every run and hold up all others
   */
  Outcome store(PendingCode pending, Decryption decryption) {
    if (decryption.failure().isPresent()) {
      RuntimeException failure = decryption.failure().get();
      if (!(failure instanceof PlatformException)) {
        recordFailure(pending, "internal error", true);
        throw failure;
      }
      recordFailure(pending, String.valueOf(failure.getMessage()), !decryption.isUnreachable());
      return decryption.isUnreachable() ? Outcome.UNREACHABLE : Outcome.POSTPONED;
    }
    if (decryption.code().isEmpty()) {
      requests.reopen(pending.id(), pending.index(), pending.taken());
      return Outcome.UNKNOWN;
    }
    CardCode code = decryption.code().get();
    requests
        .find(pending.id())
        .ifPresent(request -> requests.resolve(
            pending.id(),
            pending.index(),
            pending.taken(),
            holding(request, request.offers().get(pending.index()), code)));
    return Outcome.RESOLVED;
  }

  private void recordFailure(PendingCode pending, String reason, boolean isRefusal) {
    int failures = pending.attempts().failures() + 1;
    Instant now = clock.instant();
    boolean isParked =
        isRefusal && failures >= PARKED_FAILURES && now.isAfter(pending.since().plus(PARKED_AFTER));
    Duration delay = BackOff.after(failures, pending.taken().code().value());
    requests.recordFailure(
        pending,
        pending
            .attempts()
            .failed(isParked ? Optional.empty() : Optional.of(now.plus(delay)), reason));
  }

  private Holding holding(AddCardRequest request, Offer offer, CardCode code) {
    return new Holding(offer.cardId(), code, request.person(), offer.outerStr(), clock.instant());
  }
}
