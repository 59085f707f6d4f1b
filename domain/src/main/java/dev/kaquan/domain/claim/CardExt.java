package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.SignedValue;
import dev.kaquan.domain.signature.SigningOrder;
import java.time.Instant;
import java.util.List;

/**
 * What lets one copy of one card be taken, before it is signed.
 *
 * @param timestamp when it is signed, to the second
 */
public record CardExt(
    CardId cardId,
    CodeSource code,
    Recipient recipient,
    Instant timestamp,
    Nonce nonce,
    OuterStr outerStr,
    ValidityStart validityStart) {

  /** The timestamp as it is signed and sent: Unix seconds in decimal. */
  public String timestampText() {
    return Long.toString(timestamp.getEpochSecond());
  }

  /** Signs it. {@code outer_str} and {@code fixed_begintimestamp} are sent but never signed. */
  public SignedCardExt sign(ApiTicket ticket) {
    return SignedCardExt.sign(this, ticket);
  }

  /** The signed values in their order, to be shown to people. */
  public SigningOrder explain(ApiTicket ticket) {
    return SigningOrder.of(
        ticket,
        List.of(
            new SignedValue("card_id", cardId.value()),
            new SignedValue("timestamp", timestampText()),
            new SignedValue("nonce_str", nonce.value()),
            new SignedValue("code", code.inCardExt()),
            new SignedValue("openid", recipient.inCardExt())));
  }
}
