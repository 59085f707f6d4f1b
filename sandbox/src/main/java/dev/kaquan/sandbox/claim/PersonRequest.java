package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.code.CodeKey;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.SandboxRequest;

/** A request of a person about a card that this person holds. */
record PersonRequest(String openid, CodeKey key) {
  /** Reads {@code openid}, {@code cardId} and {@code code}, all of which are required. */
  static PersonRequest of(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    String cardId = request.text("cardId", ErrCode.CARD_ID_MISSING);
    return new PersonRequest(
        openid, new CodeKey(cardId, request.text("code", ErrCode.CODE_MISSING)));
  }
}
