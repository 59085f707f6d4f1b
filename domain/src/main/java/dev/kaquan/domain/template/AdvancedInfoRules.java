package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.ObjectSchema.FieldRule;

/** The rules of advanced_info, which is optional. */
final class AdvancedInfoRules {
  private static final ObjectSchema ABSTRACT = ObjectSchema.of(
      RuleReference.ADVANCED_INFO,
      optional("abstract", TextRules.upTo(24)),
      optional(
          "icon_url_list",
          ValueRule.listOf(TextRules.picture(128), 1, TemplateRule.ABSTRACT_PICTURES)));

  private static final ObjectSchema TEXT_IMAGE = ObjectSchema.of(
      RuleReference.ADVANCED_INFO,
      optional("image_url", TextRules.picture(128)),
      optional("text", TextRules.upTo(512)));

  private static final ValueRule SERVICE = TextRules.oneOf(
      TemplateRule.INVALID_VALUE,
      "BIZ_SERVICE_DELIVER",
      "BIZ_SERVICE_FREE_PARK",
      "BIZ_SERVICE_WITH_PET",
      "BIZ_SERVICE_FREE_WIFI");

  private static final ObjectSchema TIME_LIMIT = ObjectSchema.of(
      RuleReference.ADVANCED_INFO,
      optional(
          "type",
          TextRules.oneOf(
              TemplateRule.TIME_LIMIT,
              "MONDAY",
              "TUESDAY",
              "WEDNESDAY",
              "THURSDAY",
              "FRIDAY",
              "SATURDAY",
              "SUNDAY",
              "HOLIDAY")),
      optional("begin_hour", onTheClock(24, "must be an hour from 0 to 24")),
      optional("begin_minute", onTheClock(59, "must be a minute from 0 to 59")),
      optional("end_hour", onTheClock(24, "must be an hour from 0 to 24")),
      optional("end_minute", onTheClock(59, "must be a minute from 0 to 59")));

  private AdvancedInfoRules() {}

  static ObjectSchema of(CardType type) {
    return ObjectSchema.of(
        RuleReference.ADVANCED_INFO,
        optional("use_condition", useCondition(type)),
        optional("abstract", ABSTRACT),
        optional("text_image_list", ValueRule.listOf(TEXT_IMAGE)),
        optional("business_service", ValueRule.listOf(SERVICE)),
        optional("time_limit", ValueRule.listOf(TIME_LIMIT)),
        optional("share_friends", ValueRule.flag()));
  }

  private static ObjectSchema useCondition(CardType type) {
    return ObjectSchema.of(
        RuleReference.ADVANCED_INFO,
        optional("accept_category", TextRules.upTo(512)),
        onlyFor(CardType.CASH, "accept_category", type),
        optional("reject_category", TextRules.upTo(512)),
        onlyFor(CardType.CASH, "reject_category", type),
        optional("least_cost", NumberRules.integer()),
        optional("object_use_for", TextRules.upTo(512)),
        onlyFor(CardType.GIFT, "object_use_for", type),
        optional("can_use_with_other_discount", ValueRule.flag()));
  }

  private static FieldRule onlyFor(CardType owner, String name, CardType type) {
    return (object, path) -> {
      if (type != owner && object.has(name)) {
        path.at(name).report(TemplateRule.INVALID_VALUE, "is only for a card of type " + owner);
      }
    };
  }

  private static ValueRule onTheClock(int max, String rule) {
    return NumberRules.between(0, max, TemplateRule.TIME_LIMIT, rule);
  }
}
