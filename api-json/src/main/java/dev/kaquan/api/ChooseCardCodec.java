package dev.kaquan.api;

import dev.kaquan.domain.claim.CardFilter;
import dev.kaquan.domain.claim.SignedCardChoice;
import dev.kaquan.wire.ChooseCardParameters;
import dev.kaquan.wire.WireJson;

/** The JSON of wx.chooseCard. */
public final class ChooseCardCodec {
  private ChooseCardCodec() {}

  /**
   * Reads {@code {"shopId"?,"cardType"?,"cardId"?}}.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with the body
   */
  public static CardFilter filter(String body) {
    JsonBody json = JsonBody.of(body).allowing("shopId", "cardType", "cardId");
    String shopId = json.stringOrNumber("shopId");
    String cardType = json.string("cardType");
    String cardId = json.string("cardId");
    json.violations().throwIfAny();
    return new CardFilter(shopId, cardType, cardId);
  }

  /** Writes what {@code wx.chooseCard} takes. */
  public static String signed(SignedCardChoice signed) {
    return WireJson.write(new ChooseCardParameters(
        signed.choice().filter().shopId(),
        signed.choice().filter().cardType(),
        signed.choice().filter().cardId(),
        signed.choice().timestampText(),
        signed.choice().nonce().value(),
        "SHA1",
        signed.cardSign().hex()));
  }
}
