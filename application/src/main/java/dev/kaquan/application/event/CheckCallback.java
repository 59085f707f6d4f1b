package dev.kaquan.application.event;

import dev.kaquan.application.port.Pushes.Refusal;
import dev.kaquan.application.port.Pushes.Setup;
import java.util.Map;
import java.util.Optional;

/** Tells whether the settings for pushes fit. */
@FunctionalInterface
public interface CheckCallback {
  /**
   * Checks the settings, and with them a push that was captured, if there is one. Stores nothing.
   *
   * @param sample a request of WeChat; its time is not checked
   */
  Report check(Optional<Sample> sample);

  /**
   * A captured request.
   *
   * @param query the query parameters
   * @param body empty for the request that verifies a URL
   */
  record Sample(Map<String, String> query, String body) {
    @Override
    public String toString() {
      return "Sample";
    }
  }

  /**
   * The result of a check.
   *
   * @param refusal why the sample is not valid; empty if it is, or there is none
   * @param refused how many pushes this process has refused
   */
  record Report(Setup setup, Optional<Refusal> refusal, Map<Refusal, Long> refused) {
    public Report {
      refused = Map.copyOf(refused);
    }

    /** Returns whether events arrive with these settings, as far as this can be told. */
    public boolean isFine() {
      return setup.isConfigured() && setup.problems().isEmpty() && refusal.isEmpty();
    }
  }
}
