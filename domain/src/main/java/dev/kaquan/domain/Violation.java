package dev.kaquan.domain;

/**
 * One violated rule: the field, the rule, and its source.
 *
 * <p>Never contains the offending value, which may be a secret.
 *
 * @param field the path to the field as its sender spells it, such as {@code base_info.title} or
 *     {@code cards[0].code}
 * @param rule what must hold, such as {@code must be present}
 */
public record Violation(String field, String rule, RuleReference reference) {

  /** Returns the same violation with {@code prefix} in front of the field. */
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
