package dev.kaquan.domain.card;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/**
 * The plain code of one copy of a card: 1 to 20 letters, digits, {@code _} or {@code -}. A string,
 * never a number: leading zeros count.
 */
public record CardCode(String value) {
  /** The maximum length of a plain code; a longer one is encrypted. */
  public static final int MAX_LENGTH = 20;

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");

  public CardCode {
    Check.matches(
        "code",
        value,
        SHAPE,
        "must be 1 to 20 letters, digits, _ or -; WeChat refuses longer codes and special characters",
        RuleReference.CODES);
  }

  @Override
  public String toString() {
    return value;
  }
}
