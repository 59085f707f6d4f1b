package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import java.util.List;
import java.util.Map;

/**
 * The rules of one JSON object: rules of its fields, and rules between them.
 *
 * <p>A field without a rule is never a violation, so that fields that WeChat adds pass unchanged.
 */
record ObjectSchema(RuleReference reference, List<FieldRule> rules) implements ValueRule {

  /** A rule of one field, or between fields. */
  @FunctionalInterface
  interface FieldRule {
    void check(Fields object, FieldPath path);
  }

  static ObjectSchema of(RuleReference reference, FieldRule... rules) {
    return new ObjectSchema(reference, List.of(rules));
  }

  /** Requires a field to be present and not empty. */
  static FieldRule required(String name, ValueRule rule) {
    return required(name, TemplateRule.MISSING_FIELD, rule);
  }

  static FieldRule required(String name, TemplateRule missing, ValueRule rule) {
    return (object, path) -> {
      if (object.has(name)) {
        object.get(name).ifPresent(value -> rule.check(value, path.at(name)));
      } else {
        path.at(name).missing(missing);
      }
    };
  }

  /** Checks a field if it is present. */
  static FieldRule optional(String name, ValueRule rule) {
    return (object, path) -> object.get(name).ifPresent(value -> rule.check(value, path.at(name)));
  }

  @Override
  public void check(Object value, FieldPath path) {
    if (!(value instanceof Map)) {
      path.report(TemplateRule.WRONG_TYPE, "must be an object");
      return;
    }
    Fields fields = Fields.of(value);
    FieldPath here = path.from(reference);
    rules.forEach(rule -> rule.check(fields, here));
  }
}
