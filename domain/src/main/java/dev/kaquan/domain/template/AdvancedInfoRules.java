package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.optional;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.Shape.Part;

/** The rules of advanced_info, which every card may have. */
final class AdvancedInfoRules {
  private static final Shape ABSTRACT = Shape.of(
      Source.ADVANCED_INFO,
      optional("abstract", Texts.upTo(24)),
      optional("icon_url_list", Rule.listOf(Texts.picture(128), 1, ErrCode.ABSTRACT_PICTURES)));

  private static final Shape TEXT_IMAGE = Shape.of(
      Source.ADVANCED_INFO,
      optional("image_url", Texts.picture(128)),
      optional("text", Texts.upTo(512)));

  private static final Rule SERVICE = Texts.oneOf(
      ErrCode.ARGUMENTS,
      "BIZ_SERVICE_DELIVER",
      "BIZ_SERVICE_FREE_PARK",
      "BIZ_SERVICE_WITH_PET",
      "BIZ_SERVICE_FREE_WIFI");

  private static final Shape TIME_LIMIT = Shape.of(
      Source.ADVANCED_INFO,
      optional(
          "type",
          Texts.oneOf(
              ErrCode.TIME_LIMIT,
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

  static Shape of(CardType type) {
    return Shape.of(
        Source.ADVANCED_INFO,
        optional("use_condition", useCondition(type)),
        optional("abstract", ABSTRACT),
        optional("text_image_list", Rule.listOf(TEXT_IMAGE)),
        optional("business_service", Rule.listOf(SERVICE)),
        optional("time_limit", Rule.listOf(TIME_LIMIT)),
        optional("share_friends", Rule.flag()));
  }

  private static Shape useCondition(CardType type) {
    return Shape.of(
        Source.ADVANCED_INFO,
        optional("accept_category", Texts.upTo(512)),
        onlyFor(CardType.CASH, "accept_category", type),
        optional("reject_category", Texts.upTo(512)),
        onlyFor(CardType.CASH, "reject_category", type),
        optional("least_cost", Numbers.whole()),
        optional("object_use_for", Texts.upTo(512)),
        onlyFor(CardType.GIFT, "object_use_for", type),
        optional("can_use_with_other_discount", Rule.flag()));
  }

  private static Part onlyFor(CardType owner, String name, CardType type) {
    return (object, place) -> {
      if (type != owner && object.has(name)) {
        place.at(name).fault(ErrCode.ARGUMENTS, "is for a card of type " + owner + " only");
      }
    };
  }

  private static Rule onTheClock(int max, String rule) {
    return Numbers.between(0, max, ErrCode.TIME_LIMIT, rule);
  }
}
