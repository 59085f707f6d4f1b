package dev.kaquan.domain.template;

import dev.kaquan.domain.Source;
import java.util.List;

/** What may stand in a place of a body. */
@FunctionalInterface
interface Rule {

  /** Notes at {@code place} what is wrong with {@code value}, which is not null. */
  void check(Object value, Place place);

  /** The same rule, from another section of {@code docs/wechat.md}. */
  default Rule from(Source source) {
    return (value, place) -> check(value, place.from(source));
  }

  static Rule flag() {
    return (value, place) -> {
      if (!(value instanceof Boolean)) {
        place.fault(ErrCode.DATA_FORMAT, "must be true or false");
      }
    };
  }

  /** A list of what {@code item} allows. */
  static Rule listOf(Rule item) {
    return listOf(item, Integer.MAX_VALUE, ErrCode.ARGUMENTS);
  }

  /** A list of at most {@code max} of what {@code item} allows. */
  static Rule listOf(Rule item, int max, int errCodeOfMore) {
    return (value, place) -> {
      if (!(value instanceof List<?> items)) {
        place.fault(ErrCode.DATA_FORMAT, "must be a list");
        return;
      }
      if (items.size() > max) {
        place.fault(errCodeOfMore, "must hold at most " + max + "; this has " + items.size());
      }
      for (int i = 0; i < items.size(); i++) {
        Object element = items.get(i);
        if (element == null) {
          place.at(i).fault(ErrCode.DATA_FORMAT, "must not be null");
        } else {
          item.check(element, place.at(i));
        }
      }
    };
  }
}
