package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/** Identifies one request to add cards: 1 to 32 unpredictable letters or digits. */
public record RequestId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{1,32}");

  public RequestId {
    Check.matches(
        "requestId", value, SHAPE, "must be 1 to 32 letters or digits", RuleReference.API);
  }

  @Override
  public String toString() {
    return value;
  }
}
