package dev.kaquan.sandbox.member;

import java.util.List;
import java.util.Map;

/**
 * A member card in somebody's hands.
 *
 * @param balance in fen
 * @param customFields the three values that the card shows
 * @param commonAnswers what the person filled in, as {@code common_field_list} tells it
 * @param customAnswers what the person filled in, as {@code custom_field_list} tells it
 */
public record Membership(
    String cardId,
    String code,
    boolean isActive,
    String number,
    long bonus,
    long balance,
    List<String> customFields,
    List<Map<String, Object>> commonAnswers,
    List<Map<String, Object>> customAnswers) {

  Membership named(String next) {
    return new Membership(
        cardId, next, isActive, number, bonus, balance, customFields, commonAnswers, customAnswers);
  }

  Membership activated(String as, long withBonus, long withBalance, List<String> fields) {
    return new Membership(
        cardId, code, true, as, withBonus, withBalance, fields, commonAnswers, customAnswers);
  }

  Membership answered(
      boolean active, List<Map<String, Object>> common, List<Map<String, Object>> custom) {
    return new Membership(
        cardId, code, active, number, bonus, balance, customFields, common, custom);
  }

  Membership with(long newBonus, long newBalance, List<String> fields) {
    return new Membership(
        cardId, code, isActive, number, newBonus, newBalance, fields, commonAnswers, customAnswers);
  }
}
