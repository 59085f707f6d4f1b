package dev.kaquan.domain;

import java.util.regex.Pattern;

/** Checks made by constructors. */
public final class Check {
  private Check() {}

  /**
   * Requires all of {@code value} to match {@code shape}.
   *
   * @throws InvalidValueException naming {@code field} and {@code rule}, never the value
   */
  public static void matches(
      String field, String value, Pattern shape, String rule, RuleReference source) {
    that(shape.matcher(value).matches(), field, rule, source);
  }

  /**
   * Requires {@code holds} to be true.
   *
   * @throws InvalidValueException naming {@code field} and {@code rule}
   */
  public static void that(boolean holds, String field, String rule, RuleReference source) {
    if (!holds) {
      throw new InvalidValueException(field, rule, source);
    }
  }
}
