package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.time.Instant;
import java.util.regex.Pattern;

/** Times as WeChat writes them: Unix seconds in decimal. */
public final class UnixSeconds {
  private static final Pattern MILLISECONDS = Pattern.compile("[1-9][0-9]{12}");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");

  private UnixSeconds() {}

  /**
   * Parses a time.
   *
   * @throws dev.kaquan.domain.InvalidValueException if {@code text} is not Unix seconds;
   *     milliseconds have a message of their own
   */
  public static Instant parse(String field, String text) {
    Check.that(
        !isMilliseconds(text),
        field,
        "must be in seconds; this is in milliseconds",
        RuleReference.CARD_EXT);
    Check.matches(
        field,
        text,
        SECONDS,
        "must be Unix seconds in decimal, without sign, fraction or leading zero",
        RuleReference.CARD_EXT);
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  /** Returns whether {@code text} has the 13 digits of a time in milliseconds. */
  public static boolean isMilliseconds(String text) {
    return MILLISECONDS.matcher(text).matches();
  }
}
