package dev.kaquan.domain.claim;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The channel of a claim, which WeChat repeats in its events. Never signed.
 *
 * <p>Empty means none, as it does to WeChat. Assumed: at most 128 bytes, as WeChat documents no
 * limit.
 */
public record OuterStr(String value) {
  /** No channel. */
  public static final OuterStr NONE = new OuterStr("");

  private static final Pattern SUSPICIOUS = Pattern.compile("[\"'{}]");
  private static final int USUAL_LENGTH = 32;

  public OuterStr {
    Check.that(
        value.getBytes(StandardCharsets.UTF_8).length <= 128
            && value.chars().noneMatch(Character::isISOControl),
        "outer_str",
        "must be at most 128 bytes (42 hanzi) without control characters",
        RuleReference.CARD_EXT);
  }

  /**
   * Returns a warning about a channel that may be refused ({@code docs/wechat.md#choices}): one with
   * quotes or braces was followed by 参数错误 once, and a sibling product allows 32 characters.
   */
  static Optional<String> warning(String value) {
    boolean isUnusual =
        SUSPICIOUS.matcher(value).find() || value.codePointCount(0, value.length()) > USUAL_LENGTH;
    return isUnusual
        ? Optional.of("WeChat may refuse a channel with quotes, braces or more than 32 characters")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
