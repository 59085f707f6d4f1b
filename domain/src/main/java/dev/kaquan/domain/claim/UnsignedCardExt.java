package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/** On which terms one copy of a card may be taken: they keep the card's rules. */
public record UnsignedCardExt(
    CardId cardId,
    CodeSource code,
    Recipient recipient,
    OuterStr outerStr,
    ValidityStart validityStart) {

  /**
   * What is to be signed.
   *
   * @param nonce drawn for this copy alone
   */
  public CardExt toCardExt(Instant timestamp, Nonce nonce) {
    return new CardExt(cardId, code, recipient, timestamp, nonce, outerStr, validityStart);
  }
}
