package dev.kaquan.application.claim;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.claim.Outcome;
import java.util.Optional;

/** Lists prepared requests with their current outcomes, without asking the platform. */
@FunctionalInterface
public interface ListAddCardRequests {
  /**
   * Returns requests, newest first.
   *
   * @param outcome only requests with at least one card of this outcome; empty for all requests
   */
  Page<RequestProgress> list(Optional<Outcome> outcome, PageRequest page);
}
