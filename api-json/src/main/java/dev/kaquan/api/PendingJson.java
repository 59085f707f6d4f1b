package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import java.time.Instant;

/**
 * Why the plain code of a claimed card is not known yet.
 *
 * @param since when the card was reported
 * @param failures failed attempts to decrypt its code
 * @param lastFailure why the last attempt failed; absent if there was none
 * @param nextAttempt absent if the code is parked
 * @param parked whether the code is retried only on request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PendingJson(
    String since, int failures, String lastFailure, String nextAttempt, boolean parked) {

  static PendingJson of(PendingCode code) {
    Attempts attempts = code.attempts();
    return new PendingJson(
        code.since().toString(),
        attempts.failures(),
        attempts.lastFailure(),
        attempts.next().map(Instant::toString).orElse(""),
        attempts.next().isEmpty());
  }
}
