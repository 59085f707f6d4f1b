package dev.kaquan.api;

import dev.kaquan.application.Attempts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attempts of work that is not done yet. */
final class AttemptsJson {
  private AttemptsJson() {}

  /** Returns {@code {"failures","parked","nextAttempt"?,"lastFailure"?}}, or an empty object if nothing is to be done. */
  static Map<String, Object> of(Attempts attempts) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (attempts.failures() > 0 || attempts.next().isPresent()) {
      json.put("failures", attempts.failures());
      json.put("parked", attempts.next().isEmpty());
      attempts.next().map(Instant::toString).ifPresent(next -> json.put("nextAttempt", next));
      if (!attempts.lastFailure().isEmpty()) {
        json.put("lastFailure", attempts.lastFailure());
      }
    }
    return json;
  }
}
