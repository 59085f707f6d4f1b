package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import java.util.List;

/** A rule of one value. */
@FunctionalInterface
interface ValueRule {

  /** Reports at {@code path} what is wrong with {@code value}, which is not null. */
  void check(Object value, FieldPath path);

  /** Returns the same rule with another section of {@code docs/wechat.md} as its reference. */
  default ValueRule from(RuleReference reference) {
    return (value, path) -> check(value, path.from(reference));
  }

  static ValueRule flag() {
    return (value, path) -> {
      if (!(value instanceof Boolean)) {
        path.report(TemplateRule.WRONG_TYPE, "must be true or false");
      }
    };
  }

  /** A list of any length whose items satisfy {@code item}. */
  static ValueRule listOf(ValueRule item) {
    return listOf(item, Integer.MAX_VALUE, TemplateRule.INVALID_VALUE);
  }

  /** A list of at most {@code max} items that satisfy {@code item}. */
  static ValueRule listOf(ValueRule item, int max, TemplateRule tooMany) {
    return (value, path) -> {
      if (!(value instanceof List<?> items)) {
        path.report(TemplateRule.WRONG_TYPE, "must be a list");
        return;
      }
      if (items.size() > max) {
        path.report(tooMany, "must have at most " + max + " items; this has " + items.size());
      }
      for (int i = 0; i < items.size(); i++) {
        Object element = items.get(i);
        if (element == null) {
          path.at(i).report(TemplateRule.WRONG_TYPE, "must not be null");
        } else {
          item.check(element, path.at(i));
        }
      }
    };
  }
}
