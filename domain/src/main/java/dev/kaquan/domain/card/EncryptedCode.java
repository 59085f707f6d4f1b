package dev.kaquan.domain.card;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/**
 * A code as WeChat passes it to the mini program: 21 to 128 characters of standard Base64, which
 * only the platform can decrypt.
 */
public record EncryptedCode(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/]{19,126}={0,2}");

  public EncryptedCode {
    Check.that(
        value.indexOf(' ') < 0,
        "code",
        "contains a space in place of +: it was URL-decoded once too often",
        RuleReference.ENCRYPTED_CODES);
    Check.that(
        value.indexOf('%') < 0,
        "code",
        "is still URL-encoded: decode it exactly once",
        RuleReference.ENCRYPTED_CODES);
    Check.that(
        looksEncrypted(value) && SHAPE.matcher(value).matches() && value.length() <= 128,
        "code",
        "must be the encrypted code from WeChat: 21 to 128 characters of standard Base64",
        RuleReference.ENCRYPTED_CODES);
  }

  /** Returns whether a code is too long to be a plain one. */
  public static boolean looksEncrypted(String code) {
    return code.length() > CardCode.MAX_LENGTH;
  }

  @Override
  public String toString() {
    return value;
  }
}
