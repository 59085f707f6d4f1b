package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.charset.StandardCharsets;

/**
 * The channel of a claim, which WeChat repeats in its events. Never signed.
 *
 * <p>Empty means none, as it does to WeChat. Assumed: at most 128 bytes, as WeChat documents no
 * limit.
 */
public record OuterStr(String value) {
  /** No channel. */
  public static final OuterStr NONE = new OuterStr("");

  public OuterStr {
    Check.that(
        value.getBytes(StandardCharsets.UTF_8).length <= 128
            && value.chars().noneMatch(Character::isISOControl),
        "outer_str",
        "must be at most 128 bytes (42 hanzi) without control characters",
        RuleReference.CARD_EXT);
  }

  @Override
  public String toString() {
    return value;
  }
}
