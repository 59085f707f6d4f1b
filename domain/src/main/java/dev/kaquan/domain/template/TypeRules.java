package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;
import static dev.kaquan.domain.template.ObjectSchema.required;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.ObjectSchema.FieldRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The rules of each card type's object.
 *
 * <p>Assumed: a field of a ticket is required if all copies of WeChat's tables say so, or if its
 * absence has an error code of its own. Limits that {@code docs/wechat.md#card-types} leaves open
 * are those of the copies: a flight has 24 bytes, URLs 128, details 3072.
 */
final class TypeRules {
  private static final int MIN_REDUCTION = 100;

  private TypeRules() {}

  static ObjectSchema of(CardType type, Instant now) {
    FieldRule[] common = {
      required("base_info", BaseInfoRules.of(type, now)),
      optional("advanced_info", AdvancedInfoRules.of(type))
    };
    FieldRule[] all =
        Stream.concat(Arrays.stream(common), Arrays.stream(own(type))).toArray(FieldRule[]::new);
    return ObjectSchema.of(
        type == CardType.MEMBER_CARD ? RuleReference.MEMBER_CARD : RuleReference.CARD_TYPES, all);
  }

  private static FieldRule[] own(CardType type) {
    return switch (type) {
      case GROUPON -> detail("deal_detail");
      case CASH -> cash();
      case DISCOUNT -> discount();
      case GIFT -> detail("gift");
      case GENERAL_COUPON -> detail("default_detail");
      case MEMBER_CARD -> MemberCardRules.parts();
      case GENERAL_CARD -> generalCard();
      case MEETING_TICKET ->
        parts(
            required("meeting_detail", TextRules.upTo(3072)),
            optional("map_url", TextRules.upTo(128)));
      case SCENIC_TICKET ->
        parts(
            required("ticket_class", TemplateRule.MISSING_TICKET_CLASS, TextRules.upTo(3072)),
            optional("guide_url", TextRules.upTo(128)));
      case MOVIE_TICKET -> parts(optional("detail", TextRules.upTo(3072)));
      case BOARDING_PASS -> boardingPass();
    };
  }

  private static FieldRule[] detail(String name) {
    return parts(required(name, TextRules.upTo(3072)));
  }

  private static FieldRule[] cash() {
    return parts(
        required(
            "reduce_cost",
            NumberRules.between(
                MIN_REDUCTION,
                Long.MAX_VALUE,
                TemplateRule.REDUCE_COST,
                "must be at least 100 fen, which is 1 yuan")),
        optional(
            "least_cost",
            NumberRules.between(
                0,
                Long.MAX_VALUE,
                TemplateRule.LEAST_COST,
                "must be at least 0 fen; 0 means no threshold")),
        TypeRules::threshold);
  }

  private static void threshold(Fields cash, FieldPath path) {
    OptionalLong least = cash.number("least_cost");
    OptionalLong reduce = cash.number("reduce_cost");
    if (least.orElse(0) > 0 && reduce.isPresent() && least.getAsLong() <= reduce.getAsLong()) {
      path.at("least_cost")
          .report(
              TemplateRule.LEAST_COST, "must be larger than reduce_cost, or 0 for no threshold");
    }
  }

  private static FieldRule[] discount() {
    return parts(required(
        "discount",
        NumberRules.between(
            1,
            99,
            TemplateRule.INVALID_VALUE,
            "must be 1 to 99 percent off: 30 means paying 70 %")));
  }

  private static FieldRule[] generalCard() {
    return parts(
        required("sub_card_type", TextRules.any()),
        optional("background_pic_url", TextRules.picture(128)),
        optional("prerogative", TextRules.upTo(3072)),
        optional("auto_activate", ValueRule.flag()),
        optional("supply_bonus", ValueRule.flag()),
        optional("init_bonus", NumberRules.integer()),
        optional("supply_balance", ValueRule.flag()),
        optional("init_balance", NumberRules.integer()),
        CustomFieldRules.fields());
  }

  private static FieldRule[] boardingPass() {
    return parts(
        required("from", TextRules.upTo(54)),
        required("to", TextRules.upTo(54)),
        required("flight", TextRules.upTo(24)),
        optional("air_model", TextRules.upTo(24)),
        optional("departure_time", NumberRules.time()),
        optional("landing_time", NumberRules.time()),
        optional("boarding_time", NumberRules.time()),
        optional("gate", TextRules.upTo(12)),
        optional("check_in_url", TextRules.upTo(128)));
  }

  private static FieldRule[] parts(FieldRule... parts) {
    return parts;
  }
}
