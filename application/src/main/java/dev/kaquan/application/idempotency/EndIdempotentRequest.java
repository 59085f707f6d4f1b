package dev.kaquan.application.idempotency;

import java.util.Optional;

/** Ends a request with an idempotency key that was to be executed. */
@FunctionalInterface
public interface EndIdempotentRequest {
  /**
   * Stores the answer, unless the change has stored one, or releases the key.
   *
   * @param answer what a repetition of the request gets; empty if the request changed nothing, so that it
   *     may be executed again
   */
  void end(String keyHash, Optional<String> answer);
}
