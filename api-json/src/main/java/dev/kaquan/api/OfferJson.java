package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one offered card.
 *
 * @param outcome {@code open}, {@code cancelled}, {@code failed}, {@code taken} (its code is not
 *     decrypted yet) or {@code added}
 * @param code the plain code of an added card
 * @param message WeChat's message about a failed card
 * @param cardExt as it was issued; empty in the answer to a report
 * @param pending why the plain code of a taken card is not known yet; null in the answer to a report
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OfferJson(
    String cardId,
    String outcome,
    String code,
    String message,
    String cardExt,
    @Nullable PendingJson pending) {

  static OfferJson of(Offer offer) {
    return of(offer, "", null);
  }

  static OfferJson withDetails(Offer offer, Optional<PendingCode> pending) {
    return of(offer, offer.cardExt(), pending.map(PendingJson::of).orElse(null));
  }

  private static OfferJson of(Offer offer, String cardExt, @Nullable PendingJson pending) {
    OfferState state = offer.state();
    return new OfferJson(
        offer.cardId().value(),
        state.outcome().wireName(),
        state instanceof OfferState.Added added ? added.code().value() : "",
        state instanceof OfferState.Failed failed ? failed.message() : "",
        cardExt,
        pending);
  }
}
