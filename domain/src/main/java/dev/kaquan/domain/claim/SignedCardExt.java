package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.signature.ApiTicket;

/**
 * One element of the {@code cardList} that {@code wx.addCard} takes.
 *
 * @param cardExt a JSON text. It is stored byte for byte, because {@code wx.addCard} returns the same
 *     text
 */
public record SignedCardExt(CardId cardId, String cardExt) {

  public static SignedCardExt sign(CardExt ext, ApiTicket ticket) {
    CardExtWriter json = new CardExtWriter()
        .string("code", ext.code().inCardExt())
        .string("openid", ext.recipient().inCardExt())
        .string("timestamp", ext.timestampText())
        .string("nonce_str", ext.nonce().value());
    if (ext.validityStart() instanceof ValidityStart.At start) {
      json.number("fixed_begintimestamp", start.time().getEpochSecond());
    }
    json.string("outer_str", ext.outerStr().value())
        .string("signature", ext.signedValues().sign(ticket).hex());
    return new SignedCardExt(ext.cardId(), json.close());
  }
}
