package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.InventoryCode;
import java.util.Optional;

/** Finds an imported custom code, without asking the platform. */
@FunctionalInterface
public interface FindCode {
  /** Returns the code, or empty if the card has none like it. */
  Optional<InventoryCode> find(CardId cardId, CardCode code);
}
