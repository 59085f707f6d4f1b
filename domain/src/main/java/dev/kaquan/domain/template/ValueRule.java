package dev.kaquan.domain.template;

import dev.kaquan.domain.RuleReference;
import java.util.List;

/** What may stand in a place of a body. */
@FunctionalInterface
interface ValueRule {

  /** Notes at {@code path} what is wrong with {@code value}, which is not null. */
  void check(Object value, FieldPath path);

  /** The same rule, from another section of {@code docs/wechat.md}. */
  default ValueRule from(RuleReference source) {
    return (value, path) -> check(value, path.from(source));
  }

  static ValueRule flag() {
    return (value, path) -> {
      if (!(value instanceof Boolean)) {
        path.fault(ErrCode.DATA_FORMAT, "must be true or false");
      }
    };
  }

  /** A list of what {@code item} allows. */
  static ValueRule listOf(ValueRule item) {
    return listOf(item, Integer.MAX_VALUE, ErrCode.ARGUMENTS);
  }

  /** A list of at most {@code max} of what {@code item} allows. */
  static ValueRule listOf(ValueRule item, int max, int errCodeOfMore) {
    return (value, path) -> {
      if (!(value instanceof List<?> items)) {
        path.fault(ErrCode.DATA_FORMAT, "must be a list");
        return;
      }
      if (items.size() > max) {
        path.fault(errCodeOfMore, "must hold at most " + max + "; this has " + items.size());
      }
      for (int i = 0; i < items.size(); i++) {
        Object element = items.get(i);
        if (element == null) {
          path.at(i).fault(ErrCode.DATA_FORMAT, "must not be null");
        } else {
          item.check(element, path.at(i));
        }
      }
    };
  }
}
