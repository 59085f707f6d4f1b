package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.util.regex.Pattern;

/** The number that a member sees on the card: 1 to 20 visible ASCII characters. */
public record MembershipNumber(String value) {
  static final int MAX_LENGTH = 20;

  private static final Pattern SHAPE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

  public MembershipNumber {
    Check.matches(
        "membershipNumber",
        value,
        SHAPE,
        "must be 1 to 20 visible ASCII characters",
        RuleReference.MEMBERSHIPS);
  }

  @Override
  public String toString() {
    return value;
  }
}
