package dev.kaquan.domain.member;

import java.util.Optional;

/** A field of the form of one-tap activation that WeChat defines. */
public enum FormField {
  MOBILE,
  SEX,
  NAME,
  BIRTHDAY,
  IDCARD,
  EMAIL,
  LOCATION,
  DETAIL_LOCATION,
  EDUCATION_BACKGROUND,
  /** The spelling of some of WeChat's documents; the same field as {@link #EDUCATION_BACKGROUND}. */
  EDUCATION_BACKGRO,
  CAREER,
  INDUSTRY,
  INCOME,
  HABIT;

  private static final String PREFIX = "USER_FORM_INFO_FLAG_";

  /** Returns WeChat's name, such as {@code USER_FORM_INFO_FLAG_MOBILE}. */
  public String wireName() {
    return PREFIX + name();
  }

  /** Returns the field, whatever its spelling. */
  FormField canonical() {
    return this == EDUCATION_BACKGRO ? EDUCATION_BACKGROUND : this;
  }

  /** Returns the field that WeChat calls {@code wireName}. */
  static Optional<FormField> named(String wireName) {
    for (FormField field : values()) {
      if (field.wireName().equals(wireName)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
