package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.CheckDigit;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of membership numbers, such as <code>VIP{yyyy}{seq:8}{check}</code>.
 *
 * <p><code>{seq:n}</code>, required once, is a sequence number of n digits; <code>{yyyy}</code> and
 * <code>{MM}</code> are the year and month of the clock of UTC+8; <code>{check}</code>, at the end, is
 * a check digit over the digits before it (Luhn, ISO/IEC 7812-1). Everything else stands for itself.
 */
public record NumberPattern(String text) {
  private static final Pattern PART =
      Pattern.compile("\\{(?:(yyyy)|(MM)|seq:([1-9]|1[0-8])|(check))}|([^{}])");
  private static final ZoneOffset WECHAT_ZONE = ZoneOffset.ofHours(8);

  /**
   * Checks a pattern.
   *
   * @throws InvalidValueException if it is not of this form, or its numbers are longer than 20 bytes
   */
  public NumberPattern {
    int sequences = 0;
    int end = 0;
    Matcher part = PART.matcher(text);
    while (part.lookingAt()) {
      sequences += part.group(3) == null ? 0 : 1;
      end = part.end();
      require(part.group(4) == null || end == text.length(), "must have {check} at the end");
      part.region(end, text.length());
    }
    require(
        end == text.length(),
        "must consist of characters, {yyyy}, {MM}, {seq:1} to {seq:18}, {check}");
    require(sequences == 1, "must have {seq:n} once");
    new MembershipNumber(render(text, 0, ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, WECHAT_ZONE)));
  }

  /** Returns the first sequence number that has too many digits. */
  public long end() {
    Matcher part = PART.matcher(text);
    long end = 0;
    while (part.find()) {
      if (part.group(3) != null) {
        end = powerOfTen(Integer.parseInt(part.group(3)));
      }
    }
    return end;
  }

  /**
   * Returns the number for a sequence number.
   *
   * @param sequence from 0, less than {@link #end}
   */
  public MembershipNumber number(long sequence, Instant at) {
    return new MembershipNumber(render(text, sequence, at.atZone(WECHAT_ZONE)));
  }

  private static String render(String text, long sequence, ZonedDateTime at) {
    StringBuilder number = new StringBuilder();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if (part.group(1) != null) {
        number.append(padded(at.getYear(), 4));
      } else if (part.group(2) != null) {
        number.append(padded(at.getMonthValue(), 2));
      } else if (part.group(3) != null) {
        number.append(padded(sequence, Integer.parseInt(part.group(3))));
      } else if (part.group(4) != null) {
        number.append(CheckDigit.of(number));
      } else {
        number.append(part.group(5));
      }
    }
    return number.toString();
  }

  private static String padded(long value, int digits) {
    String text = Long.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static void require(boolean holds, String rule) {
    Check.that(holds, "pattern", rule, RuleReference.MEMBERSHIPS);
  }

  @Override
  public String toString() {
    return text;
  }
}
