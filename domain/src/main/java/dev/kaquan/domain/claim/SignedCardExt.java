package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;

/**
 * One element of the {@code cardList} that {@code wx.addCard} takes.
 *
 * @param cardExt a text of JSON. It is written once and kept byte for byte, because {@code
 *     wx.addCard} hands the same text back
 */
public record SignedCardExt(CardId cardId, String cardExt, CardSignature signature) {

  static SignedCardExt sign(CardExt ext, ApiTicket ticket) {
    String timestamp = ext.timestampText();
    CardSignature signature = CardSignature.over(
        ticket,
        ext.cardId().value(),
        timestamp,
        ext.nonce().value(),
        ext.code().inCardExt(),
        ext.recipient().inCardExt());
    CardExtWriter json = new CardExtWriter()
        .text("code", ext.code().inCardExt())
        .text("openid", ext.recipient().inCardExt())
        .text("timestamp", timestamp)
        .text("nonce_str", ext.nonce().value());
    if (ext.validityStart() instanceof ValidityStart.At begin) {
      json.number("fixed_begintimestamp", begin.time().getEpochSecond());
    }
    json.text("outer_str", ext.outerStr().value()).text("signature", signature.hex());
    return new SignedCardExt(ext.cardId(), json.close(), signature);
  }
}
