package dev.kaquan.domain.member;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of a member's bonus and balance. Entries are never changed or deleted.
 *
 * @param id 1 to 64 letters, digits or hyphens
 * @param bonus added points; negative if they were spent
 * @param balance added money in fen; negative if it was spent
 * @param reason shown to the member: at most 42 bytes
 * @param actor who made the change, such as {@code api}
 * @param isNotified whether WeChat notifies the member
 * @param expiresAt when what is left of the added points expires
 * @param refersTo the entry that is reversed, or whose points expired
 */
public record LedgerEntry(
    String id,
    Kind kind,
    long bonus,
    long balance,
    String reason,
    String actor,
    boolean isNotified,
    Instant at,
    Optional<Instant> expiresAt,
    Optional<String> refersTo) {
  private static final int REASON_BYTES = 42;

  public enum Kind {
    /** The values at activation. */
    INITIAL,
    ADJUSTMENT,
    REVERSAL,
    /** Points that were not spent in time. */
    EXPIRY,
    /** A change that was not made here, such as in the platform's console. */
    ELSEWHERE;

    /** Returns the name in the API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An adjustment as requested.
   *
   * @param expiresAt when what is left of the added points expires
   */
  public record Draft(
      long bonus, long balance, String reason, boolean isNotified, Optional<Instant> expiresAt) {}

  /**
   * Checks an adjustment.
   *
   * @throws dev.kaquan.domain.InvalidValueException with everything that is wrong with it
   */
  public static LedgerEntry adjustment(String id, Draft draft, String actor, Instant at) {
    Violations violations = new Violations();
    if (draft.bonus() == 0 && draft.balance() == 0) {
      add(violations, "bonus", "must be other than 0, or balance must be");
    }
    checkAmount(violations, "bonus", draft.bonus());
    checkAmount(violations, "balance", draft.balance());
    int reasonBytes = draft.reason().getBytes(StandardCharsets.UTF_8).length;
    if (draft.reason().isBlank()
        || reasonBytes > REASON_BYTES
        || draft.reason().chars().anyMatch(Character::isISOControl)) {
      add(violations, "reason", "must be 1 to 42 bytes (14 hanzi) without control characters");
    }
    if (draft.expiresAt().isPresent() && draft.bonus() <= 0) {
      add(violations, "expiresAt", "must be absent unless bonus is added");
    }
    if (draft.expiresAt().filter(end -> !end.isAfter(at)).isPresent()) {
      add(violations, "expiresAt", "must be in the future");
    }
    violations.throwIfAny();
    return new LedgerEntry(
        id,
        Kind.ADJUSTMENT,
        draft.bonus(),
        draft.balance(),
        draft.reason(),
        actor,
        draft.isNotified(),
        at,
        draft.expiresAt(),
        Optional.empty());
  }

  /** Returns the entry with the values that a membership has when it is activated. */
  public static LedgerEntry initial(String id, MemberValues values, Instant at) {
    return new LedgerEntry(
        id,
        Kind.INITIAL,
        values.bonus(),
        values.balance(),
        "initial",
        "activation",
        false,
        at,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns the entry of a change that was made elsewhere.
   *
   * @param before the values that the platform had as far as it was known
   * @param after the values that it has
   */
  public static LedgerEntry elsewhere(
      String id, MemberValues before, MemberValues after, Instant at) {
    return new LedgerEntry(
        id,
        Kind.ELSEWHERE,
        after.bonus() - before.bonus(),
        after.balance() - before.balance(),
        "changed elsewhere",
        "platform",
        false,
        at,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the entry that undoes this one. */
  public LedgerEntry reversal(String reversalId, String reversedBy, Instant when) {
    return new LedgerEntry(
        reversalId,
        Kind.REVERSAL,
        -bonus,
        -balance,
        reason,
        reversedBy,
        isNotified,
        when,
        Optional.empty(),
        Optional.of(id));
  }

  /** Returns the entry that takes away what is left of this entry's points. */
  public LedgerEntry expiry(String expiryId, long remainder, Instant when) {
    return new LedgerEntry(
        expiryId,
        Kind.EXPIRY,
        -remainder,
        0,
        "积分过期",
        "expiry",
        false,
        when,
        Optional.empty(),
        Optional.of(id));
  }

  /** Returns whether it can be undone: a reversal and an expiry cannot. */
  public boolean isReversible() {
    return kind == Kind.ADJUSTMENT || kind == Kind.INITIAL;
  }

  private static void checkAmount(Violations violations, String field, long amount) {
    if (amount < -MemberValues.MAX || amount > MemberValues.MAX) {
      add(violations, field, "must be -2147483647 to 2147483647");
    }
  }

  private static void add(Violations violations, String field, String rule) {
    violations.add(field, rule, RuleReference.MEMBERSHIPS);
  }
}
