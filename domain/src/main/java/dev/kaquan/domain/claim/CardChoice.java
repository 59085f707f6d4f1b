package dev.kaquan.domain.claim;

import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.domain.signature.SignedValues;
import java.time.Instant;

/**
 * A request to let a person choose one of their cards on a web page.
 *
 * @param appId the official account whose page calls {@code wx.chooseCard}
 * @param timestamp the signing time; sent in whole seconds
 */
public record CardChoice(AppId appId, CardFilter filter, Instant timestamp, Nonce nonce) {

  /** Returns the timestamp as it is signed and sent: Unix seconds in decimal. */
  public String timestampText() {
    return Long.toString(timestamp.getEpochSecond());
  }

  /** Returns the {@code cardSign}. */
  public CardSignature sign(ApiTicket ticket) {
    return SignedValues.ofCardChoice(
            appId.value(),
            timestampText(),
            nonce.value(),
            filter.shopId(),
            filter.cardId(),
            filter.cardType())
        .sign(ticket);
  }
}
