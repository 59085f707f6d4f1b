package dev.kaquan.application.port;

import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The requests to add cards, with the outcome of each offer. */
public interface AddCardRequests {
  /** Stores a request. It is durable when this returns. */
  void add(AddCardRequest request);

  /** Returns the request with an id, or empty if there is none. */
  Optional<AddCardRequest> find(RequestId id);

  /**
   * Stores a report and the states that follow from it in one step. An offer that was claimed
   * meanwhile does not change.
   *
   * @param received the body as received; the same text is stored once
   */
  void recordReport(AddCardRequest after, String received, Instant at);

  /**
   * Stores in one step that a card was added and who holds it. Does nothing if the offer is no
   * longer {@code taken}, so it may be repeated.
   *
   * @param index the offer's index in its request, from 0
   */
  void resolve(RequestId id, int index, OfferState.Taken taken, Holding holding);

  /** Reopens an offer if it is still {@code taken}. */
  void reopen(RequestId id, int index, OfferState.Taken taken);

  /** Returns requests with a claimed card whose plain code is not known, oldest first. */
  List<RequestId> pendingResolution(int most);
}
