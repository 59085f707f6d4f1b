package dev.kaquan.domain.claim;

import java.time.Instant;

/** From when the days of a fixed term count. */
public sealed interface ValidityStart {
  /** From the moment of taking. */
  record AtClaim() implements ValidityStart {}

  /** From the moment of taking in the merchant's own system, sent as fixed_begintimestamp. */
  record At(Instant time) implements ValidityStart {}
}
