package dev.kaquan.application.page;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a list that is ordered by time and id: that of the last item of a page. New items do
 * not move it.
 *
 * @param at to the millisecond
 * @param id letters, digits, full stops, hyphens and underscores
 */
public record Cursor(Instant at, String id) {
  /** The position before the first item of a list that begins with the latest. */
  public static final Cursor START = new Cursor(Instant.ofEpochMilli(Long.MAX_VALUE), "");

  private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,15})\\.([A-Za-z0-9._-]{1,64})");

  /**
   * Parses what {@link #toString} returned.
   *
   * @throws InvalidValueException for {@code after}, if it is anything else
   */
  public static Cursor parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new InvalidValueException(
          "after", "must be the value of next in an earlier page", RuleReference.API);
    }
    return new Cursor(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
  }

  /** Returns a text that a URL can contain unchanged. */
  @Override
  public String toString() {
    return at.toEpochMilli() + "." + id;
  }
}
