package dev.kaquan.application.idempotency;

import dev.kaquan.application.port.IdempotencyKeys.Claim;

/** Begins a request with an idempotency key. */
@FunctionalInterface
public interface BeginIdempotentRequest {
  /**
   * Claims the key, unless it was claimed in the last 24 hours. If the request is to be executed, {@link
   * EndIdempotentRequest} must follow.
   *
   * @param keyHash the hashed key
   * @param fingerprint the hash of the request
   */
  Claim begin(String keyHash, String fingerprint);
}
