package dev.kaquan.domain.claim;

import java.time.Instant;

/** When the days of a fixed term start. */
public sealed interface ValidityStart {
  /** At the claim. */
  record AtClaim() implements ValidityStart {}

  /** At the claim in the merchant's own system, sent as fixed_begintimestamp. */
  record At(Instant time) implements ValidityStart {}
}
