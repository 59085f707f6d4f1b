package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;

/** Decrypts a code that a phone got. */
@FunctionalInterface
public interface DecryptCode {
  /**
   * Returns the plain code; a plain one is returned as it is.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it is malformed, or not of the account
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  CardCode decrypt(String code);
}
