package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.domain.claim.Offer;

/**
 * The outcome of one offered card.
 *
 * @param outcome {@code open}, {@code cancelled}, {@code failed}, {@code taken} (its code is not
 *     decrypted yet) or {@code added}
 * @param code the plain code of an added card
 * @param message WeChat's message about a failed card
 * @param cardExt as it was issued; empty in the answer to a report
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OfferJson(String cardId, String outcome, String code, String message, String cardExt) {

  static OfferJson of(Offer offer) {
    return of(offer, "");
  }

  static OfferJson withCardExt(Offer offer) {
    return of(offer, offer.cardExt());
  }

  private static OfferJson of(Offer offer, String cardExt) {
    String cardId = offer.cardId().value();
    return offer
        .state()
        .fold(
            () -> new OfferJson(cardId, "open", "", "", cardExt),
            () -> new OfferJson(cardId, "cancelled", "", "", cardExt),
            failed -> new OfferJson(cardId, "failed", "", failed.message(), cardExt),
            taken -> new OfferJson(cardId, "taken", "", "", cardExt),
            added -> new OfferJson(cardId, "added", added.code().value(), "", cardExt));
  }
}
