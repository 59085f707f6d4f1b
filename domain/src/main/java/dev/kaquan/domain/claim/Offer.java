package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;

/**
 * One cardExt that was given out, and what became of it.
 *
 * @param cardExt byte for byte as it was given out
 */
public record Offer(CardId cardId, String cardExt, OuterStr outerStr, OfferState state) {

  /** The same offer in another state. */
  public Offer in(OfferState other) {
    return new Offer(cardId, cardExt, outerStr, other);
  }

  /** Whether {@code card} is about this offer: the same card and, byte for byte, the same cardExt. */
  public boolean isReportedBy(ReportedCard card) {
    return cardId.value().equals(card.cardId()) && cardExt.equals(card.cardExt());
  }
}
