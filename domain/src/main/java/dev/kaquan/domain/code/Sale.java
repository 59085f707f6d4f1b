package dev.kaquan.domain.code;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import java.util.Optional;

/**
 * The sale in which a code is redeemed, as the merchant describes it. WeChat does not get it.
 *
 * @param amount in fen: 0 to 1,000,000,000,000; empty if it is not given
 * @param location the shop or the counter: at most 64 characters; may be empty
 * @param reference the merchant's own number of the sale: at most 64 characters; may be empty
 */
public record Sale(Optional<Long> amount, String location, String reference) {
  /** Nothing is known of it. */
  public static final Sale UNKNOWN = new Sale(Optional.empty(), "", "");

  private static final long MAX_AMOUNT = 1_000_000_000_000L;
  private static final int MAX_TEXT = 64;

  /**
   * Checks the values.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with them
   */
  public Sale {
    Violations violations = new Violations();
    if (amount.filter(fen -> fen < 0 || fen > MAX_AMOUNT).isPresent()) {
      violations.add("amount", "must be 0 to " + MAX_AMOUNT + " fen", RuleReference.API);
    }
    check(violations, "location", location);
    check(violations, "reference", reference);
    violations.throwIfAny();
  }

  /** Returns what somebody else wrote about the place, as far as it fits. */
  static Sale at(String location) {
    StringBuilder fitting = new StringBuilder();
    for (int character : location.codePoints().toArray()) {
      if (fitting.length() + Character.charCount(character) > MAX_TEXT) {
        break;
      }
      if (!Character.isISOControl(character)) {
        fitting.appendCodePoint(character);
      }
    }
    return new Sale(Optional.empty(), fitting.toString(), "");
  }

  private static void check(Violations violations, String field, String text) {
    if (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl)) {
      violations.add(
          field,
          "must have at most " + MAX_TEXT + " characters, and no control characters",
          RuleReference.API);
    }
  }
}
