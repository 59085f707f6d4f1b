package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Table;
import java.util.List;
import java.util.Optional;

/** QR codes through which people claim cards without a mini program. */
public final class QrCodes {
  private final Table<QrCode> codes;

  /**
   * A QR code.
   *
   * @param expiresAt Unix seconds
   */
  public record QrCode(String ticket, List<Offered> cards, long expiresAt) {}

  /**
   * A card behind a QR code.
   *
   * @param code for a card with custom codes; empty otherwise
   * @param openid the only person who may claim it; empty for anyone
   */
  public record Offered(
      String cardId, String code, String openid, String outerStr, String outerId) {}

  /** Opens the table of QR codes. */
  public QrCodes(SandboxContext context) {
    this.codes = context.store().table("qr_code", QrCode.class);
  }

  public Optional<QrCode> find(String ticket) {
    return codes.get(ticket);
  }

  void put(QrCode code) {
    codes.put(code.ticket(), code);
  }
}
