package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.RequestId;
import java.util.Optional;

/** Tries at once to decrypt the codes of one request, parked ones included. */
@FunctionalInterface
public interface ResolveAddCardRequest {
  /**
   * Makes one attempt for each pending code, up to 8 at a time. Returns within about 5 seconds. The
   * offer of a code that the platform does not know is open again; a parked code that fails again stays
   * parked. May be repeated.
   *
   * @return the current state of the request, or empty if there is none with this id
   */
  Optional<RequestProgress> resolve(RequestId id);
}
