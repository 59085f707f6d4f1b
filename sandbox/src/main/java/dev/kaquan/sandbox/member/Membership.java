package dev.kaquan.sandbox.member;

import java.util.List;
import java.util.Map;

/**
 * The membership of one member card that a person holds.
 *
 * @param balance in fen
 * @param customFields the three values that the card shows
 * @param commonAnswers what the person filled in, as {@code common_field_list} returns it
 * @param customAnswers what the person filled in, as {@code custom_field_list} returns it
 */
public record Membership(
    boolean isActive,
    String number,
    long bonus,
    long balance,
    List<String> customFields,
    List<Map<String, Object>> commonAnswers,
    List<Map<String, Object>> customAnswers) {
  static final List<String> NO_FIELDS = List.of("", "", "");
  static final Membership INACTIVE =
      new Membership(false, "", 0, 0, NO_FIELDS, List.of(), List.of());

  Membership activated(String as, long withBonus, long withBalance, List<String> fields) {
    return new Membership(true, as, withBonus, withBalance, fields, commonAnswers, customAnswers);
  }

  /** Returns the membership with the answers of a submitted form. */
  public Membership answered(
      boolean active, List<Map<String, Object>> common, List<Map<String, Object>> custom) {
    return new Membership(active, number, bonus, balance, customFields, common, custom);
  }

  Membership with(long newBonus, long newBalance, List<String> fields) {
    return new Membership(
        isActive, number, newBonus, newBalance, fields, commonAnswers, customAnswers);
  }
}
