package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/** On which terms one copy of a card may be taken: they keep the card's rules. */
public record ClaimTerms(
    CardId cardId, CodeOrigin code, Recipient recipient, OuterStr outerStr, TermBegin termBegin) {

  /**
   * What is to be signed.
   *
   * @param nonce drawn for this copy alone
   */
  public CardExt at(Instant timestamp, Nonce nonce) {
    return new CardExt(cardId, code, recipient, timestamp, nonce, outerStr, termBegin);
  }
}
