package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.InventoryCode;
import java.util.Optional;
import java.util.function.Consumer;

/** Exports the imported codes of a card. */
@FunctionalInterface
public interface ExportCodes {
  /**
   * Passes on each code in the order of the import. What changes meanwhile may be seen or not.
   *
   * @param state only codes of this state; empty for all
   */
  void export(CardId cardId, Optional<CodeState> state, Consumer<InventoryCode> codes);
}
