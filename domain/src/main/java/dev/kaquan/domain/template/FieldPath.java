package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import java.util.List;

/**
 * One place in a body, and where its faults are noted.
 *
 * @param path as the sender of the body spells it, such as {@code card.cash.base_info.title}
 * @param source where the rules for this place come from
 * @param faults what was found so far in the whole body; grows
 */
record FieldPath(String path, RuleReference source, List<TemplateFault> faults) {

  FieldPath at(String name) {
    return new FieldPath(path.isEmpty() ? name : path + "." + name, source, faults);
  }

  FieldPath at(int index) {
    return new FieldPath(path + "[" + index + "]", source, faults);
  }

  FieldPath from(RuleReference other) {
    return new FieldPath(path, other, faults);
  }

  void fault(int errCode, String rule) {
    faults.add(new TemplateFault(new Violation(path, rule, source), errCode));
  }

  void missing() {
    missing(ErrCode.MISSING_FIELD);
  }

  void missing(int errCode) {
    fault(errCode, "is missing or empty");
  }
}
