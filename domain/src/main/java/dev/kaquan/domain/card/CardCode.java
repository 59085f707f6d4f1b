package dev.kaquan.domain.card;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/**
 * The plain code of one card in one person's hands: 1 to 20 letters, digits, {@code _} or {@code
 * -}. A text, never a number: leading zeros count.
 */
public record CardCode(String value) {
  /** The most characters that a plain code has; what is longer is encrypted. */
  public static final int MAX_LENGTH = 20;

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");

  public CardCode {
    Check.matches(
        "code",
        value,
        SHAPE,
        "must be 1 to 20 letters, digits, _ or -; WeChat refuses longer codes and special signs",
        RuleReference.CODES);
  }

  @Override
  public String toString() {
    return value;
  }
}
