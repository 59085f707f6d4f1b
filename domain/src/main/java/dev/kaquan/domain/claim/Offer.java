package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;

/**
 * A cardExt that was issued, and its outcome.
 *
 * @param cardExt byte for byte as it was issued
 */
public record Offer(CardId cardId, String cardExt, OuterStr outerStr, OfferState state) {

  public Offer in(OfferState other) {
    return new Offer(cardId, cardExt, outerStr, other);
  }

  /**
   * Returns whether {@code card} is about this offer: the same card and, byte for byte, the same
   * cardExt.
   */
  public boolean isReportedBy(ReportedCard card) {
    return cardId.value().equals(card.cardId()) && cardExt.equals(card.cardExt());
  }
}
