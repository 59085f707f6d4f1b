package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The custom codes of cards.
 *
 * <p>Codes are added by an import, in parts, and all of them become visible in one step. One import of a card can be
 * in progress; a later one ends it.
 */
public interface CodeInventory {
  /** Begins an import, after what an earlier one has left unpublished is removed. */
  void begin(CardId cardId, String importId);

  /**
   * Adds codes. One that was prepared or claimed before, although it was not here, has that state.
   *
   * @return the codes that are not new, or empty if the import has already ended: nothing was added then
   */
  Optional<List<Duplicate>> add(CardId cardId, String importId, List<CardCode> codes);

  /**
   * Makes all codes of an import visible, and stores that the import in {@link CodeImports} of which it is an execution
   * is done, in one step.
   *
   * @return false if the import has already ended: then nothing was changed
   */
  boolean publish(CardId cardId, String importId);

  /** Ends an import that was not published, and removes its codes, without holding others up. */
  void discard(CardId cardId, String importId);

  /** Returns a code, or empty if it is not here, or not published. */
  Optional<InventoryCode> find(CardId cardId, CardCode code);

  /** Returns how many codes of a card are in each state. It takes the same time however many there are. */
  CodeStock stock(CardId cardId);

  /**
   * Passes on each published code of a card in the order of the import, without holding others up. What changes meanwhile
   * may be seen or not.
   *
   * @param state only codes of this state; empty for all
   */
  void forEach(CardId cardId, Optional<CodeState> state, Consumer<InventoryCode> codes);

  /**
   * Moves a code on.
   *
   * @return false if it is not here, or cannot get into this state from its own
   */
  boolean become(CardId cardId, CardCode code, CodeState next);

  /**
   * A code that is not new.
   *
   * @param index its place in the list that was to be added, from 0
   * @param isOfSameImport whether the same import has it already
   */
  record Duplicate(int index, boolean isOfSameImport) {}
}
