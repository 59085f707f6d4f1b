package dev.kaquan.application.code;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import jakarta.inject.Inject;

/** Returns plain codes for those that a phone gets, which are encrypted. */
final class PlainCodes {
  private final CardPlatform platform;

  @Inject
  PlainCodes(CardPlatform platform) {
    this.platform = platform;
  }

  /**
   * Returns a code as it is, or decrypted.
   *
   * @throws InvalidValueException if it is malformed, or not of the account
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  CardCode of(String code) {
    if (!EncryptedCode.looksEncrypted(code)) {
      return new CardCode(code);
    }
    return platform
        .decrypt(new EncryptedCode(code))
        .orElseThrow(() -> new InvalidValueException(
            "encryptCode",
            "must be an encrypted code of this account; the platform does not know this one",
            RuleReference.ENCRYPTED_CODES));
  }
}
