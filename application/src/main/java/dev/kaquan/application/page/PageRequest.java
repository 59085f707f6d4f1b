package dev.kaquan.application.page;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param limit the most items, 1 to 100
 * @param after the position that the page follows; empty for the first page
 */
public record PageRequest(int limit, Optional<Cursor> after) {
  /** The limit unless another one is given. */
  public static final int DEFAULT_LIMIT = 20;

  private static final int MAX_LIMIT = 100;

  /**
   * Checks the limit.
   *
   * @throws InvalidValueException for {@code limit}
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidValueException(
          "limit", "must be a whole number from 1 to " + MAX_LIMIT, RuleReference.API);
    }
  }

  /**
   * Parses the values that a client sends.
   *
   * @param limit empty for the default
   * @param after the {@code next} of an earlier page, or empty
   * @throws InvalidValueException for {@code limit} or {@code after}
   */
  public static PageRequest of(String limit, String after) {
    return new PageRequest(
        number(limit), after.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(after)));
  }

  /** Returns 0, which is never allowed, for anything that is not a number of up to 3 digits. */
  private static int number(String limit) {
    if (limit.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    return limit.matches("[0-9]{1,3}") ? Integer.parseInt(limit) : 0;
  }
}
