package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.RequestId;
import java.util.Optional;

/** Finds a prepared request with its current outcomes, without asking the platform. */
@FunctionalInterface
public interface FindAddCardRequest {
  /** Returns the request with an id, or empty if none was prepared here. */
  Optional<RequestProgress> find(RequestId id);
}
