package dev.kaquan.domain.member;

import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;

/**
 * The bonus and the balance of a member: 0 to 2,147,483,647 each.
 *
 * @param bonus points
 * @param balance money in fen
 */
public record MemberValues(long bonus, long balance) {
  /** The largest value of each: the platform's is a 32-bit number. */
  public static final long MAX = Integer.MAX_VALUE;

  public static final MemberValues ZERO = new MemberValues(0, 0);

  private static final String RULE = "must be 0 to 2147483647";

  /**
   * Checks the values.
   *
   * @throws dev.kaquan.domain.InvalidValueException for {@code bonus} or {@code balance}
   */
  public MemberValues {
    Check.that(isAllowed(bonus), "bonus", RULE, RuleReference.MEMBERSHIPS);
    Check.that(isAllowed(balance), "balance", RULE, RuleReference.MEMBERSHIPS);
  }

  /** Returns whether the values after an entry would be allowed. */
  public boolean allows(LedgerEntry entry) {
    return isAllowed(bonus + entry.bonus()) && isAllowed(balance + entry.balance());
  }

  /** Returns whether a value after an entry would be less than 0. */
  public boolean isTooLittleFor(LedgerEntry entry) {
    return bonus + entry.bonus() < 0 || balance + entry.balance() < 0;
  }

  /**
   * Returns the values after an entry.
   *
   * @throws dev.kaquan.domain.InvalidValueException if they are not allowed
   */
  public MemberValues plus(LedgerEntry entry) {
    return new MemberValues(bonus + entry.bonus(), balance + entry.balance());
  }

  private static boolean isAllowed(long value) {
    return value >= 0 && value <= MAX;
  }
}
