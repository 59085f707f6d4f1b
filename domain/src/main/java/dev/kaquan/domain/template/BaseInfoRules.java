package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.optional;
import static dev.kaquan.domain.template.Shape.required;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The rules of base_info, which every card has. */
final class BaseInfoRules {
  /** The one way of bringing codes that get_custom_code_mode names. */
  static final String DEPOSIT = "GET_CUSTOM_CODE_MODE_DEPOSIT";

  private static final String CODE_MODE = "get_custom_code_mode";
  private static final String CUSTOM_CODE = "use_custom_code";
  private static final long MOST_STOCK = 100_000_000;
  private static final int MOST_FOR_ONE = 50;

  private static final String[] COLOURS = {
    "Color010", "Color020", "Color030", "Color040", "Color050", "Color060", "Color070",
    "Color080", "Color081", "Color082", "Color090", "Color100", "Color101", "Color102"
  };

  private static final String[] CODE_TYPES = {
    "CODE_TYPE_TEXT",
    "CODE_TYPE_BARCODE",
    "CODE_TYPE_QRCODE",
    "CODE_TYPE_ONLY_QRCODE",
    "CODE_TYPE_ONLY_BARCODE",
    "CODE_TYPE_NONE"
  };

  private static final Shape SKU = Shape.of(
      Source.BASE_INFO,
      required(
          "quantity",
          Numbers.between(
              0, MOST_STOCK, ErrCode.QUANTITY, "must be at most 100000000, and not negative")));

  private static final Shape PAY_INFO = Shape.of(
      Source.BASE_INFO,
      optional("swipe_card", Shape.of(Source.BASE_INFO, optional("is_swipe_card", Rule.flag()))));

  private static final Shape SUB_MERCHANT =
      Shape.of(Source.BASE_INFO, optional("merchant_id", Numbers.id()));

  private static final Shape GIFT_CARD =
      Shape.of(Source.BASE_INFO, optional("price", Numbers.whole()));

  private BaseInfoRules() {}

  static Shape of(CardType type, Instant now) {
    return Shape.of(
        Source.BASE_INFO,
        required("logo_url", Texts.picture(128)),
        required("code_type", Texts.oneOf(ErrCode.CODE_TYPE, CODE_TYPES)),
        required("brand_name", Texts.upTo(36)),
        required("title", Texts.upTo(27)),
        required("color", Texts.oneOf(ErrCode.COLOUR, COLOURS).from(Source.COLOURS)),
        required("notice", Texts.upTo(48)),
        required("description", Texts.upTo(3072)),
        required("sku", SKU),
        required("date_info", DateInfoRules.of(type, now)),
        optional("sub_title", Texts.upTo(54)),
        optional("service_phone", Texts.upTo(24)),
        optional("source", Texts.upTo(36)),
        optional(CUSTOM_CODE, Rule.flag()),
        optional(CODE_MODE, Texts.oneOf(ErrCode.DEPOSIT_MODE, DEPOSIT)),
        optional("bind_openid", Rule.flag()),
        optional("location_id_list", Rule.listOf(Numbers.id())),
        optional("use_all_locations", Rule.flag()),
        optional("center_title", Texts.upTo(18)),
        optional("center_sub_title", Texts.upTo(24)),
        optional("center_url", Texts.upTo(128)),
        MiniProgram.target("center_"),
        optional("custom_url_name", Texts.upTo(15)),
        optional("custom_url", Texts.upTo(128)),
        optional("custom_url_sub_title", Texts.upTo(18)),
        MiniProgram.target("custom_"),
        optional("promotion_url_name", Texts.upTo(15)),
        optional("promotion_url", Texts.upTo(128)),
        optional("promotion_url_sub_title", Texts.upTo(18)),
        MiniProgram.target("promotion_"),
        optional(
            "get_limit",
            Numbers.between(1, MOST_FOR_ONE, ErrCode.GET_LIMIT, "must be 1 to 50 copies")),
        optional(
            "use_limit",
            Numbers.between(1, Long.MAX_VALUE, ErrCode.ARGUMENTS, "must be 1 copy or more")),
        optional("can_share", Rule.flag()),
        optional("can_give_friend", Rule.flag()),
        optional("need_push_on_view", Rule.flag()),
        optional("is_pay_and_qrcode", Rule.flag()),
        optional("pay_info", PAY_INFO),
        optional("sub_merchant_info", SUB_MERCHANT),
        optional("giftcard_info", GIFT_CARD),
        optional("max_give_friend_times", Numbers.whole()),
        BaseInfoRules::stock,
        BaseInfoRules::locations);
  }

  /** In deposit mode the stock begins at 0 and is raised once codes are deposited. */
  private static void stock(Fields base, Place place) {
    OptionalLong quantity = base.object("sku").number("quantity");
    boolean deposit = base.text(CODE_MODE).filter(DEPOSIT::equals).isPresent();
    if (deposit && quantity.orElse(0) > 0) {
      place
          .at("sku")
          .at("quantity")
          .fault(
              ErrCode.DEPOSIT_MODE,
              "must be 0 in deposit mode: deposit codes, then raise the stock");
    }
    if (deposit && !base.isTrue(CUSTOM_CODE)) {
      place.at(CUSTOM_CODE).fault(ErrCode.DEPOSIT_MODE, "must be true in deposit mode");
    }
    if (!deposit && quantity.orElse(1) == 0) {
      place
          .at("sku")
          .at("quantity")
          .fault(ErrCode.QUANTITY, "must be 1 to 100000000; 0 is for deposit mode only");
    }
  }

  private static void locations(Fields base, Place place) {
    boolean lists = base.get("location_id_list").filter(BaseInfoRules::isFilled).isPresent();
    if (lists && base.isTrue("use_all_locations")) {
      place
          .at("location_id_list")
          .fault(ErrCode.ARGUMENTS, "must be empty when use_all_locations is true");
    }
  }

  private static boolean isFilled(Object list) {
    return list instanceof List<?> items && !items.isEmpty();
  }
}
