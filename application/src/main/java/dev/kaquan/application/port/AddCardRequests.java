package dev.kaquan.application.port;

import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every request to add cards, and what became of each. */
public interface AddCardRequests {
  /** Keeps a request. When this returns, it survives a crash. */
  void add(AddCardRequest request);

  /** The request of that id, if there is one. */
  Optional<AddCardRequest> find(RequestId id);

  /**
   * Keeps, in one step, what was received about a request and the states that follow from it. An
   * offer that was taken in the meantime stays taken.
   *
   * @param received as it came; the same text is kept once
   */
  void recordReport(AddCardRequest after, String received, Instant at);

  /**
   * Keeps, in one step, that an offer was added and who holds the card. Does nothing if the offer
   * is no longer {@code taken}, so it may be repeated.
   *
   * @param index the offer's index in its request, from 0
   */
  void resolve(RequestId id, int index, OfferState.Taken taken, Holding holding);

  /** Takes back that an offer was taken, if it still stands as {@code taken}. */
  void reopen(RequestId id, int index, OfferState.Taken taken);

  /** Requests with an offer that was taken and whose plain code is not known, oldest first. */
  List<RequestId> pendingResolution(int most);
}
