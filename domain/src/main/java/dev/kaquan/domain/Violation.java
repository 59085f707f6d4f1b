package dev.kaquan.domain;

/**
 * One broken rule: the field that breaks it, the rule in words, and where the rule comes from.
 *
 * <p>Never holds the offending value, which may be a secret.
 *
 * @param field the path to the field as its sender spells it, such as {@code base_info.title} or
 *     {@code cards[0].code}
 * @param rule what must be so, in words
 */
public record Violation(String field, String rule, RuleReference reference) {

  /** The same violation seen from further outside: {@code prefix} stands before the field. */
  public Violation under(String prefix) {
    if (prefix.isEmpty()) {
      return this;
    }
    String separator = field.isEmpty() || field.startsWith("[") ? "" : ".";
    return new Violation(prefix + separator + field, rule, reference);
  }

  @Override
  public String toString() {
    return field + ": " + rule + " (" + reference + ")";
  }
}
