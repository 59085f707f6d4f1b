package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.time.Instant;
import java.util.regex.Pattern;

/** Identifies one request to add cards: 1 to 32 letters or digits, which nobody can guess. */
public record RequestId(String value) {
  private static final int LENGTH = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{1,32}");

  public RequestId {
    Check.matches(
        "requestId", value, SHAPE, "must be 1 to 32 letters or digits", RuleReference.API);
  }

  /**
   * Returns an id that begins with a time: those that are made one after the other are stored beside each other, which
   * is faster ({@code docs/performance.md}).
   *
   * @param random letters or digits; of 32 hex digits, 20 are used, which are 80 bits
   */
  public static RequestId at(Instant time, String random) {
    String id = "%012x%s".formatted(time.toEpochMilli(), random);
    return new RequestId(id.substring(0, Math.min(id.length(), LENGTH)));
  }

  @Override
  public String toString() {
    return value;
  }
}
