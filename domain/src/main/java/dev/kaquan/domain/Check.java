package dev.kaquan.domain;

import java.util.regex.Pattern;

/** The one-line checks that constructors make. */
public final class Check {
  private Check() {}

  /**
   * Refuses {@code value} unless all of it matches {@code shape}.
   *
   * @throws InvalidValueException naming {@code field} and {@code rule}, never the value
   */
  public static void matches(
      String field, String value, Pattern shape, String rule, RuleReference source) {
    that(shape.matcher(value).matches(), field, rule, source);
  }

  /**
   * Refuses a value of which {@code holds} is false.
   *
   * @throws InvalidValueException naming {@code field} and {@code rule}
   */
  public static void that(boolean holds, String field, String rule, RuleReference source) {
    if (!holds) {
      throw new InvalidValueException(field, rule, source);
    }
  }
}
