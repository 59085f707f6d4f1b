package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;
import static dev.kaquan.domain.template.ObjectSchema.required;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardColour;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The rules of base_info, which is required. */
final class BaseInfoRules {
  /** The only value of get_custom_code_mode. */
  static final String DEPOSIT = "GET_CUSTOM_CODE_MODE_DEPOSIT";

  private static final String CODE_MODE = "get_custom_code_mode";
  private static final String CUSTOM_CODE = "use_custom_code";
  private static final int MAX_FOR_ONE = 50;

  private static final String[] COLOURS =
      Arrays.stream(CardColour.values()).map(CardColour::wireName).toArray(String[]::new);

  private static final String[] CODE_TYPES = {
    "CODE_TYPE_TEXT",
    "CODE_TYPE_BARCODE",
    "CODE_TYPE_QRCODE",
    "CODE_TYPE_ONLY_QRCODE",
    "CODE_TYPE_ONLY_BARCODE",
    "CODE_TYPE_NONE"
  };

  private static final ObjectSchema SKU = ObjectSchema.of(
      RuleReference.BASE_INFO,
      required(
          "quantity",
          NumberRules.between(0, Card.MAX_STOCK, TemplateRule.QUANTITY, "must be 0 to 100000000")));

  private static final ObjectSchema PAY_INFO = ObjectSchema.of(
      RuleReference.BASE_INFO,
      optional(
          "swipe_card",
          ObjectSchema.of(RuleReference.BASE_INFO, optional("is_swipe_card", ValueRule.flag()))));

  private static final ObjectSchema SUB_MERCHANT =
      ObjectSchema.of(RuleReference.BASE_INFO, optional("merchant_id", NumberRules.id()));

  private static final ObjectSchema GIFT_CARD =
      ObjectSchema.of(RuleReference.BASE_INFO, optional("price", NumberRules.integer()));

  private BaseInfoRules() {}

  static ObjectSchema of(CardType type, Instant now) {
    return ObjectSchema.of(
        RuleReference.BASE_INFO,
        required("logo_url", TextRules.picture(128)),
        required("code_type", TextRules.oneOf(TemplateRule.CODE_TYPE, CODE_TYPES)),
        required("brand_name", TextRules.upTo(36)),
        required("title", TextRules.upTo(27)),
        required(
            "color", TextRules.oneOf(TemplateRule.COLOUR, COLOURS).from(RuleReference.COLOURS)),
        required("notice", TextRules.upTo(48)),
        required("description", TextRules.upTo(3072)),
        required("sku", SKU),
        required("date_info", DateInfoRules.of(type, now)),
        optional("sub_title", TextRules.upTo(54)),
        optional("service_phone", TextRules.upTo(24)),
        optional("source", TextRules.upTo(36)),
        optional(CUSTOM_CODE, ValueRule.flag()),
        optional(CODE_MODE, TextRules.oneOf(TemplateRule.DEPOSIT_MODE, DEPOSIT)),
        optional("bind_openid", ValueRule.flag()),
        optional("location_id_list", ValueRule.listOf(NumberRules.id())),
        optional("use_all_locations", ValueRule.flag()),
        optional("center_title", TextRules.upTo(18)),
        optional("center_sub_title", TextRules.upTo(24)),
        optional("center_url", TextRules.upTo(128)),
        MiniProgram.target("center_"),
        optional("custom_url_name", TextRules.upTo(15)),
        optional("custom_url", TextRules.upTo(128)),
        optional("custom_url_sub_title", TextRules.upTo(18)),
        MiniProgram.target("custom_"),
        optional("promotion_url_name", TextRules.upTo(15)),
        optional("promotion_url", TextRules.upTo(128)),
        optional("promotion_url_sub_title", TextRules.upTo(18)),
        MiniProgram.target("promotion_"),
        optional(
            "get_limit",
            NumberRules.between(1, MAX_FOR_ONE, TemplateRule.GET_LIMIT, "must be 1 to 50 copies")),
        optional(
            "use_limit",
            NumberRules.between(
                1, Long.MAX_VALUE, TemplateRule.INVALID_VALUE, "must be at least 1")),
        optional("can_share", ValueRule.flag()),
        optional("can_give_friend", ValueRule.flag()),
        optional("need_push_on_view", ValueRule.flag()),
        optional("is_pay_and_qrcode", ValueRule.flag()),
        optional("pay_info", PAY_INFO),
        optional("sub_merchant_info", SUB_MERCHANT),
        optional("giftcard_info", GIFT_CARD),
        optional("max_give_friend_times", NumberRules.integer()),
        BaseInfoRules::stock,
        BaseInfoRules::locations);
  }

  /** In deposit mode the stock is 0 at first and is raised after codes are deposited. */
  private static void stock(Fields base, FieldPath path) {
    OptionalLong quantity = base.object("sku").number("quantity");
    boolean deposit = base.text(CODE_MODE).filter(DEPOSIT::equals).isPresent();
    if (deposit && quantity.orElse(0) > 0) {
      path.at("sku")
          .at("quantity")
          .report(
              TemplateRule.DEPOSIT_MODE,
              "must be 0 in deposit mode: deposit codes, then raise the stock");
    }
    if (deposit && !base.isTrue(CUSTOM_CODE)) {
      path.at(CUSTOM_CODE).report(TemplateRule.DEPOSIT_MODE, "must be true in deposit mode");
    }
    if (!deposit && quantity.orElse(1) == 0) {
      path.at("sku")
          .at("quantity")
          .report(TemplateRule.QUANTITY, "must be 1 to 100000000; 0 is for deposit mode only");
    }
  }

  private static void locations(Fields base, FieldPath path) {
    boolean lists = base.get("location_id_list").filter(BaseInfoRules::isFilled).isPresent();
    if (lists && base.isTrue("use_all_locations")) {
      path.at("location_id_list")
          .report(TemplateRule.INVALID_VALUE, "must be empty when use_all_locations is true");
    }
  }

  private static boolean isFilled(Object list) {
    return list instanceof List<?> items && !items.isEmpty();
  }
}
