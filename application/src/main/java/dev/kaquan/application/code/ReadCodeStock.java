package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeStock;
import java.util.Optional;

/** Counts the custom codes of a card. */
@FunctionalInterface
public interface ReadCodeStock {
  /** Returns how many codes are in each state, or empty if the card is not stored. */
  Optional<CodeStock> read(CardId cardId);
}
