package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;

/** The cells that are open on cards: paying at the counter, and redeeming by oneself. */
public final class Cells {
  private static final Open NONE = new Open(false, false, false, false);

  private final Table<Open> cells;

  /** Which are open on one card, and what self-redeeming asks for. */
  public record Open(
      boolean pay, boolean selfConsume, boolean needsVerifyCode, boolean needsRemarkAmount) {}

  /** What was kept. */
  public Cells(Store store) {
    this.cells = store.table("cell", Open.class);
  }

  /** Those of a card. */
  public Open of(String cardId) {
    return cells.get(cardId).orElse(NONE);
  }

  void put(String cardId, Open open) {
    cells.put(cardId, open);
  }
}
