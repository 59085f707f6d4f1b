package dev.kaquan.application.code;

import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.port.ImportFiles.Bytes;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import java.util.function.Consumer;

/** Imports custom codes, and waits until that is done. */
@FunctionalInterface
public interface ImportCodes {
  /**
   * Takes a file like {@link StartImport}, and executes imports until this one has ended. If another process executes
   * it, or an earlier one of the card, it is waited for.
   *
   * @param progress receives the import about once in a second
   * @throws dev.kaquan.domain.InvalidValueException unless the card is stored and has custom codes
   */
  FoundImport importCodes(CardId cardId, Bytes content, Consumer<CodeImport> progress);
}
