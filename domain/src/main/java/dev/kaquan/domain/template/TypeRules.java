package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.optional;
import static dev.kaquan.domain.template.Shape.required;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.Shape.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What stands under the key of each card type.
 *
 * <p>Assumed: a field of a ticket is required if all copies of WeChat's tables say so, or if its
 * absence has an error code of its own. Limits that {@code docs/wechat.md#card-types} leaves open
 * are those of the copies: a flight of 24 bytes, addresses of 128, details of 3072.
 */
final class TypeRules {
  private static final int LEAST_REDUCTION = 100;

  private TypeRules() {}

  static Shape of(CardType type, Instant now) {
    Part[] common = {
      required("base_info", BaseInfoRules.of(type, now)),
      optional("advanced_info", AdvancedInfoRules.of(type))
    };
    Part[] all =
        Stream.concat(Arrays.stream(common), Arrays.stream(own(type))).toArray(Part[]::new);
    return Shape.of(type == CardType.MEMBER_CARD ? Source.MEMBER_CARD : Source.CARD_TYPES, all);
  }

  private static Part[] own(CardType type) {
    return switch (type) {
      case GROUPON -> detail("deal_detail");
      case CASH -> cash();
      case DISCOUNT -> discount();
      case GIFT -> detail("gift");
      case GENERAL_COUPON -> detail("default_detail");
      case MEMBER_CARD -> MemberCardRules.parts();
      case GENERAL_CARD -> generalCard();
      case MEETING_TICKET ->
        parts(required("meeting_detail", Texts.upTo(3072)), optional("map_url", Texts.upTo(128)));
      case SCENIC_TICKET ->
        parts(
            required("ticket_class", ErrCode.MISSING_TICKET_CLASS, Texts.upTo(3072)),
            optional("guide_url", Texts.upTo(128)));
      case MOVIE_TICKET -> parts(optional("detail", Texts.upTo(3072)));
      case BOARDING_PASS -> boardingPass();
    };
  }

  private static Part[] detail(String name) {
    return parts(required(name, Texts.upTo(3072)));
  }

  private static Part[] cash() {
    return parts(
        required(
            "reduce_cost",
            Numbers.between(
                LEAST_REDUCTION,
                Long.MAX_VALUE,
                ErrCode.REDUCE_COST,
                "must be at least 100 fen, which is 1 yuan")),
        optional(
            "least_cost",
            Numbers.between(
                0, Long.MAX_VALUE, ErrCode.LEAST_COST, "must be 0 fen, for no threshold, or more")),
        TypeRules::threshold);
  }

  private static void threshold(Fields cash, Place place) {
    OptionalLong least = cash.number("least_cost");
    OptionalLong reduce = cash.number("reduce_cost");
    if (least.orElse(0) > 0 && reduce.isPresent() && least.getAsLong() <= reduce.getAsLong()) {
      place
          .at("least_cost")
          .fault(ErrCode.LEAST_COST, "must be larger than reduce_cost, or 0 for no threshold");
    }
  }

  private static Part[] discount() {
    return parts(required(
        "discount",
        Numbers.between(
            1, 99, ErrCode.ARGUMENTS, "must be 1 to 99, in percent off: 30 pays 70 %")));
  }

  private static Part[] generalCard() {
    return parts(
        required("sub_card_type", Texts.any()),
        optional("background_pic_url", Texts.picture(128)),
        optional("prerogative", Texts.upTo(3072)),
        optional("auto_activate", Rule.flag()),
        optional("supply_bonus", Rule.flag()),
        optional("init_bonus", Numbers.whole()),
        optional("supply_balance", Rule.flag()),
        optional("init_balance", Numbers.whole()),
        CustomFieldRules.fields());
  }

  private static Part[] boardingPass() {
    return parts(
        required("from", Texts.upTo(54)),
        required("to", Texts.upTo(54)),
        required("flight", Texts.upTo(24)),
        optional("air_model", Texts.upTo(24)),
        optional("departure_time", Numbers.time()),
        optional("landing_time", Numbers.time()),
        optional("boarding_time", Numbers.time()),
        optional("gate", Texts.upTo(12)),
        optional("check_in_url", Texts.upTo(128)));
  }

  private static Part[] parts(Part... parts) {
    return parts;
  }
}
