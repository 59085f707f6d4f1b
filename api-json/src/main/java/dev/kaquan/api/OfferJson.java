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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record OfferJson(String cardId, String outcome, String code, String message) {

  static OfferJson of(Offer offer) {
    String cardId = offer.cardId().value();
    return offer
        .state()
        .fold(
            () -> new OfferJson(cardId, "open", "", ""),
            () -> new OfferJson(cardId, "cancelled", "", ""),
            failed -> new OfferJson(cardId, "failed", "", failed.message()),
            taken -> new OfferJson(cardId, "taken", "", ""),
            added -> new OfferJson(cardId, "added", added.code().value(), ""));
  }
}
