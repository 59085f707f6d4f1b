package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import java.util.List;

/**
 * A field of a body under check, and the list that collects the violations of the whole body.
 *
 * @param path as the sender spells it, such as {@code card.cash.base_info.title}
 * @param reference where the rules for this field come from
 * @param violations grows while the body is checked
 */
record FieldPath(String path, RuleReference reference, List<TemplateViolation> violations) {

  FieldPath at(String name) {
    return new FieldPath(path.isEmpty() ? name : path + "." + name, reference, violations);
  }

  FieldPath at(int index) {
    return new FieldPath(path + "[" + index + "]", reference, violations);
  }

  FieldPath from(RuleReference other) {
    return new FieldPath(path, other, violations);
  }

  void report(TemplateRule rule, String text) {
    violations.add(new TemplateViolation(rule, new Violation(path, text, reference)));
  }

  void missing() {
    missing(TemplateRule.MISSING_FIELD);
  }

  void missing(TemplateRule rule) {
    report(rule, "is missing or empty");
  }
}
