package dev.kaquan.application;

import java.time.Instant;
import java.util.Optional;

/**
 * The attempts of work that is repeated in the background until it succeeds.
 *
 * @param failures failed attempts so far
 * @param next when the next attempt is due; empty if the work is done, or parked: it is then retried
 *     only on request
 * @param lastFailure why the last attempt failed, or empty; nothing secret
 */
public record Attempts(int failures, Optional<Instant> next, String lastFailure) {
  /** No attempt is due. */
  public static final Attempts NONE = new Attempts(0, Optional.empty(), "");

  /** Returns no attempts yet, the first one due at the given time. */
  public static Attempts firstAt(Instant due) {
    return new Attempts(0, Optional.of(due), "");
  }

  /** Returns these attempts and one more failed one; an empty {@code nextAttempt} parks the work. */
  public Attempts failed(Optional<Instant> nextAttempt, String reason) {
    return new Attempts(failures + 1, nextAttempt, reason);
  }
}
