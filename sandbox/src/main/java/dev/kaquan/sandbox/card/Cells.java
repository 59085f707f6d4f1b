package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Table;

/** The cells enabled on cards: paying at the counter and redeeming without staff. */
public final class Cells {
  private final Table<CellSettings> cells;

  /** Opens the table of cell settings. */
  public Cells(SandboxContext context) {
    this.cells = context.store().table("cell", CellSettings.class);
  }

  /** Returns the settings of a card; every cell is off by default. */
  public CellSettings of(String cardId) {
    return cells.get(cardId).orElse(CellSettings.NONE);
  }

  void put(String cardId, CellSettings settings) {
    cells.put(cardId, settings);
  }
}
