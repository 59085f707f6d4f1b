package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PhoneReply;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.SandboxRequest;
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import java.util.ArrayList;
import java.util.List;

/** A person scans a QR code. */
public final class ScanEndpoints {
  private final SandboxContext context;
  private final QrCodes qrCodes;
  private final Claims claims;
  private final CodeCipher cipher;

  public ScanEndpoints(SandboxContext context, QrCodes qrCodes, Claims claims, CodeCipher cipher) {
    this.context = context;
    this.qrCodes = qrCodes;
    this.claims = claims;
    this.cipher = cipher;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/phone/scan", this::scan);
  }

  private PhoneReply scan(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    List<AddedCard> added = new ArrayList<>();
    try {
      context.store().change(() -> {
        QrCodes.QrCode qrCode = qrCodes
            .find(request.text("ticket"))
            .filter(code -> code.expiresAt() > context.clock().seconds())
            .orElseThrow(() -> new PlatformError(ErrCode.INVALID_ARGS));
        for (QrCodes.Offered offered : qrCode.cards()) {
          String code = claims.claim(openid, offered).code();
          added.add(new AddedCard(offered.cardId(), cipher.encrypt(code), "", true));
        }
        return added;
      });
    } catch (ClaimRejected rejection) {
      return new PhoneReply(
          new AddCardResult("addCard:fail (" + rejection.getMessage() + ")", List.of()),
          rejection.reason());
    }
    return new PhoneReply(new AddCardResult("addCard:ok", added), "");
  }
}
