package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;

/**
 * A cardExt that was issued, and its outcome.
 *
 * @param code who assigns the code
 * @param cardExt byte for byte as it was issued
 */
public record Offer(
    CardId cardId, CodeSource code, String cardExt, OuterStr outerStr, OfferState state) {

  /** Creates an offer of a card whose codes the platform assigns. */
  public Offer(CardId cardId, String cardExt, OuterStr outerStr, OfferState state) {
    this(cardId, new CodeSource.Platform(), cardExt, outerStr, state);
  }

  public Offer in(OfferState other) {
    return new Offer(cardId, code, cardExt, outerStr, other);
  }

  /**
   * Returns whether {@code card} is about this offer: the same card and, byte for byte, the same
   * cardExt.
   */
  public boolean isReportedBy(ReportedCard card) {
    return cardId.value().equals(card.cardId()) && cardExt.equals(card.cardExt());
  }
}
