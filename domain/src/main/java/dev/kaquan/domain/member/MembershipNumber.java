package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import java.nio.charset.StandardCharsets;

/** The number that a member sees on the card: 1 to 20 bytes without control characters. */
public record MembershipNumber(String value) {
  private static final int MAX_BYTES = 20;

  public MembershipNumber {
    Check.that(
        !value.isBlank()
            && value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
            && value.chars().noneMatch(Character::isISOControl),
        "membershipNumber",
        "must be 1 to 20 bytes without control characters; a hanzi counts as 3",
        RuleReference.MEMBERSHIPS);
  }

  @Override
  public String toString() {
    return value;
  }
}
