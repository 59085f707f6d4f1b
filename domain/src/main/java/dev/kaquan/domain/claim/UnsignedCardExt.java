package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/** A cardExt that satisfies the card's rules, before time and nonce are added. */
public record UnsignedCardExt(
    CardId cardId,
    CodeSource code,
    Recipient recipient,
    OuterStr outerStr,
    ValidityStart validityStart) {

  /** Returns the same with the code that was drawn. */
  public UnsignedCardExt with(CardCode drawn) {
    return new UnsignedCardExt(
        cardId, new CodeSource.Merchant(drawn), recipient, outerStr, validityStart);
  }

  /**
   * Adds the signing time and the nonce.
   *
   * @param nonce new for each copy
   */
  public CardExt toCardExt(Instant timestamp, Nonce nonce) {
    return new CardExt(cardId, code, recipient, timestamp, nonce, outerStr, validityStart);
  }
}
