package dev.kaquan.domain.card;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/** Identifies one card template at WeChat: 1 to 32 letters, digits, {@code _} or {@code -}. */
public record CardId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  public CardId {
    Check.matches(
        "cardId", value, SHAPE, "must be 1 to 32 of A-Z a-z 0-9 _ -", RuleReference.IDENTIFIERS);
  }

  @Override
  public String toString() {
    return value;
  }
}
