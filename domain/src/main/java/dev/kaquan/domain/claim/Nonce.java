package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/**
 * A string used once: 1 to 32 visible ASCII characters. Each element of a cardList needs a new one,
 * or the claim fails.
 */
public record Nonce(String value) {
  private static final Pattern SHAPE = Pattern.compile("[!-~]{1,32}");

  public Nonce {
    Check.matches(
        "nonce_str",
        value,
        SHAPE,
        "must be 1 to 32 letters or digits, new for each card",
        RuleReference.CARD_EXT);
  }

  @Override
  public String toString() {
    return value;
  }
}
