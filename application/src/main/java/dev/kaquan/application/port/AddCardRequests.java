package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.UnsignedCardExt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The requests to add cards, with the outcome of each offer. */
public interface AddCardRequests {
  /** Stores a request. It is durable when this returns. */
  default boolean add(AddCardRequest request) {
    return add(request, Optional.empty());
  }

  /**
   * Stores a request and, in the same step, the answer to whoever made it.
   *
   * @return whether it was stored; false if one of its custom codes must not be prepared for its person,
   *     because of an {@linkplain EarlierOffer#refusal earlier offer}
   */
  default boolean add(AddCardRequest request, Optional<StoredAnswer> answer) {
    return add(request.person(), List.of(), terms -> new NewRequest(request, answer))
        instanceof Stored;
  }

  /**
   * Draws a code for each of the {@code terms} that needs one, and stores in the same step the request that is made
   * with them, and the answer to it. A person who was given a code of a card and has not claimed it gets this one
   * again.
   *
   * @param maker makes the request from the terms, none of which needs a code any more, with an offer for each in their
   *     order; executed while others wait
   */
  Added add(
      Recipient person,
      List<UnsignedCardExt> terms,
      Function<List<UnsignedCardExt>, NewRequest> maker);

  /** A request with the answer to whoever made it. */
  record NewRequest(AddCardRequest request, Optional<StoredAnswer> answer) {}

  /** What came of storing a request. */
  sealed interface Added {}

  /** It is stored. */
  record Stored() implements Added {}

  /**
   * One of its custom codes must not be prepared for its person, because of an {@linkplain EarlierOffer#refusal earlier
   * offer} or an update, or because it is retired; nothing was stored.
   */
  record CodeRefused() implements Added {}

  /**
   * There are not enough codes; nothing was stored.
   *
   * @param indexes the terms for which there is none, from 0
   */
  record OutOfStock(List<Integer> indexes) implements Added {
    public OutOfStock {
      indexes = List.copyOf(indexes);
    }
  }

  /** Returns the offers of a custom code. */
  List<EarlierOffer> earlierOffers(CardId cardId, CardCode code);

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

  /**
   * Returns the claimed cards whose plain code is not known, that are not parked and whose next attempt
   * is not after {@code due}; the earliest attempt first, and of the same time the oldest request.
   */
  List<PendingCode> pendingCodes(Instant due, int most);

  /**
   * Returns the claimed cards of one request whose plain code is not known, parked ones included, in
   * their order.
   */
  List<PendingCode> pendingCodes(RequestId id);

  /**
   * Stores that an attempt to decrypt a code failed. Does nothing if the offer is no longer {@code
   * taken} with this code, or if another attempt was stored in the meantime.
   */
  void recordFailure(PendingCode code, Attempts after);

  /**
   * Returns the offers from which a claim may come: those of its card with its code, or for its holder.
   * At most 100, the newest first.
   */
  List<ClaimMatch.Candidate> candidates(Holding claim);

  /**
   * Returns requests, newest first.
   *
   * @param outcome only requests with at least one card of this outcome; empty for all requests
   */
  Page<AddCardRequest> list(Optional<Outcome> outcome, PageRequest page);

  /**
   * A claimed card whose plain code is not known yet.
   *
   * @param index the offer's index in its request, from 0
   * @param since when the card was reported
   */
  record PendingCode(
      RequestId id, int index, OfferState.Taken taken, Instant since, Attempts attempts) {}
}
