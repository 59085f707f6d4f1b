package dev.kaquan.domain.template;

import dev.kaquan.domain.card.Validity;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Rules of integers. A decimal without a fraction, such as 200.0, is an integer: typed clients send
 * them.
 */
final class NumberRules {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");

  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private NumberRules() {}

  static ValueRule integer() {
    return between(
        Long.MIN_VALUE, Long.MAX_VALUE, TemplateRule.INVALID_VALUE, "must be an integer");
  }

  /** An integer from {@code min} to {@code max}, both inclusive. */
  static ValueRule between(long min, long max, TemplateRule kind, String rule) {
    return (value, path) -> {
      OptionalLong number = exact(value);
      if (number.isEmpty()) {
        path.report(TemplateRule.WRONG_TYPE, "must be an integer");
      } else if (number.getAsLong() < min || number.getAsLong() > max) {
        path.report(kind, rule);
      }
    };
  }

  /** An integer, or a decimal string, as some clients send ids. */
  static ValueRule id() {
    return (value, path) -> {
      if (parse(value).isEmpty()) {
        path.report(TemplateRule.WRONG_TYPE, "must be an integer");
      }
    };
  }

  /** Unix seconds as a number or a decimal string: WeChat's tables use both. */
  static ValueRule time() {
    return (value, path) -> {
      OptionalLong seconds = parse(value);
      boolean text = value instanceof String;
      if (seconds.isEmpty() && !text) {
        path.report(TemplateRule.WRONG_TYPE, "must be Unix seconds, as a number or a string");
      } else if (!value.equals("") && !isTime(seconds)) {
        path.report(TemplateRule.DATE, "must be Unix seconds, not milliseconds and not a date");
      }
    };
  }

  /** Returns the integer that {@code value} is or spells in decimal digits. */
  static OptionalLong parse(Object value) {
    if (value instanceof String text) {
      return DECIMAL.matcher(text).matches()
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    }
    return exact(value);
  }

  /** Returns whether this is a time before the year 10000; anything later was in milliseconds. */
  private static boolean isTime(OptionalLong seconds) {
    return seconds.isPresent()
        && seconds.getAsLong() >= 0
        && seconds.getAsLong() <= Validity.FOREVER.getEpochSecond();
  }

  /** Returns the integer that {@code value} is; the nearest long if it is too large. */
  private static OptionalLong exact(Object value) {
    if (!(value instanceof Number) || (value instanceof Double real && !Double.isFinite(real))) {
      return OptionalLong.empty();
    }
    BigDecimal decimal = new BigDecimal(value.toString()).stripTrailingZeros();
    return decimal.scale() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(decimal.max(MIN_LONG).min(MAX_LONG).longValue());
  }
}
