package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.signature.SignedValues;
import java.time.Instant;

/**
 * The permission to claim one copy of a card, before it is signed.
 *
 * @param timestamp the signing time; sent in whole seconds
 */
public record CardExt(
    CardId cardId,
    CodeSource code,
    Recipient recipient,
    Instant timestamp,
    Nonce nonce,
    OuterStr outerStr,
    ValidityStart validityStart) {

  /** Returns the timestamp as it is signed and sent: Unix seconds in decimal. */
  public String timestampText() {
    return Long.toString(timestamp.getEpochSecond());
  }

  public SignedValues signedValues() {
    return SignedValues.ofCardExt(
        cardId.value(), timestampText(), nonce.value(), code.inCardExt(), recipient.inCardExt());
  }
}
