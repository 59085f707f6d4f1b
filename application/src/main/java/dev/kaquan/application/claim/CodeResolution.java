package dev.kaquan.application.claim;

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
import java.time.InstantSource;
import java.util.Optional;

/** Resolves the plain codes of claimed cards. Every step may be repeated. */
final class CodeResolution {
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
    /** The platform refused; the next attempt is scheduled. */
    POSTPONED,
    /** The platform did not answer; the next attempt is scheduled. */
    UNREACHABLE
  }

  /** Tries to decrypt one code. A failure schedules the next attempt and affects no other code. */
  Outcome resolve(PendingCode pending) {
    Optional<CardCode> code;
    try {
      code = platform.decrypt(pending.taken().code());
    } catch (PlatformException e) {
      postpone(pending, e.getMessage());
      return e.kind() == PlatformException.Kind.UNREACHABLE
          ? Outcome.UNREACHABLE
          : Outcome.POSTPONED;
    } catch (RuntimeException bug) {
      // Without this, the same code would fail first at every run and hold up all others.
      postpone(pending, "internal error");
      throw bug;
    }
    if (code.isEmpty()) {
      requests.reopen(pending.id(), pending.index(), pending.taken());
      return Outcome.UNKNOWN;
    }
    requests
        .find(pending.id())
        .ifPresent(request -> requests.resolve(
            pending.id(),
            pending.index(),
            pending.taken(),
            holding(request, request.offers().get(pending.index()), code.get())));
    return Outcome.RESOLVED;
  }

  private void postpone(PendingCode pending, String reason) {
    Duration delay =
        BackOff.after(pending.failures() + 1, pending.taken().code().value());
    requests.postpone(pending, clock.instant().plus(delay), reason);
  }

  private Holding holding(AddCardRequest request, Offer offer, CardCode code) {
    return new Holding(offer.cardId(), code, request.person(), offer.outerStr(), clock.instant());
  }
}
