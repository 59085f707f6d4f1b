package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.template.ObjectSchema.FieldRule;
import java.util.regex.Pattern;

/** The rules of custom fields and cells. */
final class CustomFieldRules {
  private static final Pattern FOURTH_OR_LATER = Pattern.compile("custom_field([4-9]|[1-9]\\d+)");

  /** WeChat's predefined names, two of which WeChat itself cuts short. */
  private static final ValueRule NAME_TYPE = TextRules.oneOf(
      TemplateRule.INVALID_VALUE,
      "FIELD_NAME_TYPE_LEVEL",
      "FIELD_NAME_TYPE_COUPON",
      "FIELD_NAME_TYPE_STAMP",
      "FIELD_NAME_TYPE_DISCOUNT",
      "FIELD_NAME_TYPE_ACHIEVEMEN",
      "FIELD_NAME_TYPE_MILEAGE",
      "FIELD_NAME_TYPE_SET_POINTS",
      "FIELD_NAME_TYPE_TIMS");

  private static final ObjectSchema FIELD = ObjectSchema.of(
      RuleReference.MEMBER_CARD,
      optional("name_type", NAME_TYPE),
      optional("name", TextRules.upTo(24)),
      CustomFieldRules::oneName,
      optional("url", TextRules.upTo(128)),
      MiniProgram.target(""));

  private static final ObjectSchema CELL = ObjectSchema.of(
      RuleReference.MEMBER_CARD,
      optional("name", TextRules.upTo(15)),
      optional("tips", TextRules.upTo(18)),
      optional("url", TextRules.upTo(128)),
      MiniProgram.target(""));

  private CustomFieldRules() {}

  /** {@code custom_field1} to {@code custom_field3}, and no more. */
  static FieldRule fields() {
    return (object, path) -> {
      for (int i = 1; i <= 3; i++) {
        optional("custom_field" + i, FIELD).check(object, path);
      }
      object
          .names()
          .filter(name -> FOURTH_OR_LATER.matcher(name).matches() && object.has(name))
          .forEach(name -> path.at(name)
              .report(
                  TemplateRule.TOO_MANY_CUSTOM_FIELDS,
                  "must be absent: a card has custom_field1 to custom_field3"));
    };
  }

  /** {@code custom_cell1} to {@code custom_cell3}. */
  static FieldRule cells() {
    return (object, path) -> {
      for (int i = 1; i <= 3; i++) {
        optional("custom_cell" + i, CELL).check(object, path);
      }
    };
  }

  private static void oneName(Fields field, FieldPath path) {
    if (field.has("name_type") && field.has("name")) {
      path.at("name")
          .report(TemplateRule.INVALID_VALUE, "must not come with name_type: set only one of them");
    }
    if (!field.has("name_type") && !field.has("name")) {
      path.at("name").report(TemplateRule.MISSING_FIELD, "is missing: set it or name_type");
    }
  }
}
