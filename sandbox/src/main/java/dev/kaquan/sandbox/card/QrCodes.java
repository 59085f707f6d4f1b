package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.List;
import java.util.Optional;

/** The QR codes by which people take cards without a mini program. */
public final class QrCodes {
  private final Table<QrCode> codes;

  /**
   * A QR code.
   *
   * @param expiresAt Unix seconds
   */
  public record QrCode(String ticket, List<Offered> cards, long expiresAt) {}

  /**
   * A card in it.
   *
   * @param code of a custom card; empty otherwise
   * @param openid who alone may take it; empty for anyone
   */
  public record Offered(String cardId, String code, String openid, String outerStr) {}

  /** What was kept. */
  public QrCodes(Store store) {
    this.codes = store.table("qr_code", QrCode.class);
  }

  /** The one whose ticket this is. */
  public Optional<QrCode> find(String ticket) {
    return codes.get(ticket);
  }

  void put(QrCode code) {
    codes.put(code.ticket(), code);
  }
}
