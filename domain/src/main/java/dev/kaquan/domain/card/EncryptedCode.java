package dev.kaquan.domain.card;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/**
 * A code as WeChat hands it to the mini program: 21 to 128 characters of standard Base64, of which
 * the platform alone makes the plain code.
 */
public record EncryptedCode(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/]{19,126}={0,2}");

  public EncryptedCode {
    Check.that(
        value.indexOf(' ') < 0,
        "code",
        "holds a blank where a + was: it was URL-decoded once too often",
        RuleReference.ENCRYPTED_CODES);
    Check.that(
        value.indexOf('%') < 0,
        "code",
        "is still URL-encoded: decode it exactly once",
        RuleReference.ENCRYPTED_CODES);
    Check.that(
        looksEncrypted(value) && SHAPE.matcher(value).matches() && value.length() <= 128,
        "code",
        "must be the encrypted code as WeChat gave it: 21 to 128 characters of standard Base64",
        RuleReference.ENCRYPTED_CODES);
  }

  /** Whether a code is too long to be a plain one. */
  public static boolean looksEncrypted(String code) {
    return code.length() > CardCode.MAX_LENGTH;
  }

  @Override
  public String toString() {
    return value;
  }
}
