package dev.kaquan.domain.template;

import java.util.Optional;

/** The kinds of date_info, by the current names and by the numbers of older clients. */
enum DateKind {
  FIX_TIME_RANGE("1"),
  FIX_TERM("2"),
  PERMANENT("");

  private final String legacy;

  DateKind(String legacy) {
    this.legacy = legacy;
  }

  String wireName() {
    return "DATE_TYPE_" + name();
  }

  /** Returns the kind that {@code date.type} names. */
  static Optional<DateKind> of(Fields date) {
    return date.get("type").flatMap(DateKind::named);
  }

  static Optional<DateKind> named(Object type) {
    String number =
        NumberRules.parse(type).stream().mapToObj(Long::toString).findFirst().orElse("-");
    for (DateKind kind : values()) {
      if (type.equals(kind.wireName()) || number.equals(kind.legacy)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
