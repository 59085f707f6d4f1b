package dev.kaquan.application.code;

import dev.kaquan.application.port.ImportFiles.Bytes;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;

/** Takes a file of custom codes, which is imported in the background. */
@FunctionalInterface
public interface StartImport {
  /**
   * Stores the file. The same content is imported once: if the card has an import of it that is not refused, that one
   * is returned.
   *
   * @throws dev.kaquan.domain.InvalidValueException unless the card is stored and has custom codes
   */
  CodeImport start(CardId cardId, Bytes content);
}
