package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.put;
import static dev.kaquan.domain.template.Bodies.with;
import static dev.kaquan.domain.template.TemplateSamples.list;
import static dev.kaquan.domain.template.TemplateSamples.map;

import dev.kaquan.domain.card.CardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  static Stream<Arguments> ranges() {
    return Stream.of(
        range(CardType.GROUPON, "base_info.get_limit", 1, 50, TemplateRule.GET_LIMIT),
        range(CardType.GROUPON, "base_info.sku.quantity", 1, 100_000_000, TemplateRule.QUANTITY),
        range(CardType.DISCOUNT, "discount", 1, 99, TemplateRule.INVALID_VALUE),
        range(CardType.MEMBER_CARD, "discount", 0, 100, TemplateRule.INVALID_VALUE));
  }

  private static Arguments range(
      CardType type, String path, long min, long max, TemplateRule rule) {
    return Arguments.of(type, path, min, max, rule);
  }

  @ParameterizedTest(name = "{1} {2} to {3}")
  @MethodSource("ranges")
  void a_number_is_legal_at_both_ends_and_not_beyond(
      CardType type, String path, long min, long max, TemplateRule rule) {
    String fault = "card." + type.key() + "." + path + "=" + rule;
    assertValid(with(type, path, min));
    assertValid(with(type, path, max));
    assertFaults(with(type, path, min - 1), fault);
    assertFaults(with(type, path, max + 1), fault);
  }

  static Stream<Object> wholes() {
    return Stream.of(
        20, 20L, 20.0, BigInteger.valueOf(20), new BigDecimal("20.00"), new BigDecimal("2E1"));
  }

  @ParameterizedTest
  @MethodSource("wholes")
  void an_integer_may_be_written_as_a_decimal(Object number) {
    assertValid(with(CardType.GROUPON, "base_info.get_limit", number));
  }

  static Stream<Object> others() {
    return Stream.of(20.5, new BigDecimal("20.5"), "20", true, Double.NaN, list(20), map());
  }

  @ParameterizedTest
  @MethodSource("others")
  void anything_else_is_not_an_integer(Object value) {
    assertFaults(
        with(CardType.GROUPON, "base_info.get_limit", value),
        "card.groupon.base_info.get_limit=WRONG_TYPE");
  }

  static Stream<Object> huge() {
    return Stream.of(
        BigInteger.ONE.shiftLeft(64),
        new BigDecimal("1E+2147483647"),
        new BigDecimal("9223372036854775808"),
        new BigDecimal("-1E+400"),
        1e300);
  }

  @ParameterizedTest
  @MethodSource("huge")
  void a_number_beyond_all_bounds_is_out_of_range(Object number) {
    assertFaults(
        with(CardType.GROUPON, "base_info.get_limit", number),
        "card.groupon.base_info.get_limit=GET_LIMIT");
  }

  @Test
  void every_form_of_a_missing_value_is_missing() {
    assertFaults(
        with(CardType.GROUPON, "base_info.sku.quantity", new BigDecimal("0E+2147483647")),
        "card.groupon.base_info.sku.quantity=QUANTITY");
    assertValid(with(CardType.CASH, "least_cost", new BigDecimal("0E+2147483647")));
    assertValid(with(CardType.CASH, "least_cost", new BigDecimal("0E-400")));
  }

  @Test
  void a_tiny_fraction_is_not_an_integer() {
    assertFaults(
        with(CardType.GROUPON, "base_info.get_limit", new BigDecimal("1E-2147483647")),
        "card.groupon.base_info.get_limit=WRONG_TYPE");
  }

  @Test
  void use_limit_begins_at_one_and_has_no_end() {
    assertValid(with(CardType.GIFT, "base_info.use_limit", 1));
    assertValid(with(CardType.GIFT, "base_info.use_limit", 51));
    assertFaults(
        with(CardType.GIFT, "base_info.use_limit", 0),
        "card.gift.base_info.use_limit=INVALID_VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_info.use_custom_code",
        "base_info.bind_openid",
        "base_info.use_all_locations",
        "base_info.can_share",
        "base_info.can_give_friend",
        "base_info.need_push_on_view",
        "base_info.is_pay_and_qrcode",
        "base_info.pay_info.swipe_card.is_swipe_card",
        "supply_bonus",
        "supply_balance",
        "auto_activate",
        "wx_activate",
        "wx_activate_after_submit",
        "advanced_info.use_condition.can_use_with_other_discount"
      })
  void a_flag_is_true_or_false_and_no_number(String path) {
    assertFaults(with(CardType.MEMBER_CARD, path, 1), "card.member_card." + path + "=WRONG_TYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_info.pay_info",
        "base_info.sub_merchant_info",
        "advanced_info",
        "advanced_info.use_condition",
        "advanced_info.abstract",
        "bonus_rule",
        "custom_field3",
        "custom_cell2",
        "modify_msg_operation"
      })
  void an_object_is_no_text(String path) {
    assertFaults(
        with(CardType.MEMBER_CARD, path, "text"), "card.member_card." + path + "=WRONG_TYPE");
  }

  @Test
  void a_list_is_no_object_and_holds_no_null() {
    String list = "advanced_info.time_limit";
    assertFaults(with(CardType.CASH, list, map()), "card.cash." + list + "=WRONG_TYPE");
    assertFaults(
        with(CardType.CASH, list, Arrays.asList(map(), null)),
        "card.cash." + list + "[1]=WRONG_TYPE");
  }

  @ParameterizedTest
  @CsvSource({"base_info.color, COLOUR", "base_info.code_type, CODE_TYPE"})
  void a_name_of_a_list_has_one_spelling(String path, TemplateRule rule) {
    assertFaults(with(CardType.GIFT, path, "color010"), "card.gift." + path + "=" + rule);
    assertFaults(with(CardType.GIFT, path, 10), "card.gift." + path + "=WRONG_TYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Color010", "Color020", "Color030", "Color040", "Color050", "Color060", "Color070",
        "Color080", "Color081", "Color082", "Color090", "Color100", "Color101", "Color102"
      })
  void a_card_has_one_of_fourteen_colours(String colour) {
    assertValid(with(CardType.GIFT, "base_info.color", colour));
  }

  @Test
  void a_colour_is_given_by_name_when_a_card_is_created() {
    assertFaults(
        with(CardType.GIFT, "base_info.color", "#63b359"), "card.gift.base_info.color=COLOUR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mmbiz.qpic.cn/a",
        "http://MMBIZ.qlogo.cn/mmbiz/0",
        "https://wx.qlogo.cn/x?wx_fmt=png"
      })
  void a_logo_is_on_one_of_three_hosts(String address) {
    assertValid(with(CardType.GIFT, "base_info.logo_url", address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/logo.png",
        "http://mmbiz.qpic.cn.a.example/0",
        "http://mmbiz.qpic.cn@a.example/0",
        "ftp://mmbiz.qpic.cn/0",
        "//mmbiz.qpic.cn/0",
        "http://mmbiz.qpic.cn/",
        "http://mmbiz.qpic.cn/a b"
      })
  void a_logo_from_anywhere_else_is_refused(String address) {
    assertFaults(
        with(CardType.GIFT, "base_info.logo_url", address),
        "card.gift.base_info.logo_url=NOT_FROM_CDN");
  }

  @Test
  void an_abstract_shows_one_uploaded_picture() {
    String list = "advanced_info.abstract.icon_url_list";
    String picture = TemplateSamples.PICTURE;
    assertValid(with(CardType.CASH, list, list(picture)));
    assertFaults(
        with(CardType.CASH, list, list(picture, picture)),
        "card.cash." + list + "=ABSTRACT_PICTURES");
    assertFaults(
        with(CardType.CASH, list, list("https://a.example/0")),
        "card.cash." + list + "[0]=NOT_FROM_CDN");
  }

  @Test
  void business_services_are_the_four_that_wechat_defines() {
    String list = "advanced_info.business_service";
    assertValid(with(
        CardType.CASH,
        list,
        list(
            "BIZ_SERVICE_DELIVER",
            "BIZ_SERVICE_FREE_PARK",
            "BIZ_SERVICE_WITH_PET",
            "BIZ_SERVICE_FREE_WIFI")));
    assertFaults(
        with(CardType.CASH, list, list("BIZ_SERVICE_FREE_WIFI", "BIZ_SERVICE_POOL")),
        "card.cash." + list + "[1]=INVALID_VALUE");
  }

  @Test
  void a_time_limit_is_a_day_and_a_time_of_the_clock() {
    String list = "advanced_info.time_limit";
    assertValid(with(
        CardType.CASH,
        list,
        list(
            map(
                "type",
                "MONDAY",
                "begin_hour",
                0,
                "begin_minute",
                59,
                "end_hour",
                24,
                "end_minute",
                0),
            map("type", "HOLIDAY"))));
    assertFaults(
        with(
            CardType.CASH,
            list,
            list(map(
                "type",
                "Monday",
                "begin_hour",
                25,
                "begin_minute",
                60,
                "end_hour",
                -1,
                "end_minute",
                -1))),
        "card.cash.advanced_info.time_limit[0].type=TIME_LIMIT",
        "card.cash.advanced_info.time_limit[0].begin_hour=TIME_LIMIT",
        "card.cash.advanced_info.time_limit[0].begin_minute=TIME_LIMIT",
        "card.cash.advanced_info.time_limit[0].end_hour=TIME_LIMIT",
        "card.cash.advanced_info.time_limit[0].end_minute=TIME_LIMIT");
  }

  @Test
  void ids_of_shops_and_merchants_are_numbers_or_decimal_text() {
    assertValid(with(CardType.GIFT, "base_info.location_id_list", list(123, "456")));
    assertValid(with(CardType.GIFT, "base_info.sub_merchant_info.merchant_id", "12"));
    assertFaults(
        with(CardType.GIFT, "base_info.location_id_list", list(123, "shop")),
        "card.gift.base_info.location_id_list[1]=WRONG_TYPE");
  }

  @Test
  void the_times_of_a_flight_are_unix_seconds_as_number_or_text() {
    assertValid(with(CardType.BOARDING_PASS, "boarding_time", "1798000000"));
    assertValid(with(CardType.BOARDING_PASS, "boarding_time", 1798000000.0));
    assertFaults(
        put(
            with(CardType.BOARDING_PASS, "boarding_time", "10:30"),
            "departure_time",
            1_798_000_000_000L),
        "card.boarding_pass.departure_time=DATE",
        "card.boarding_pass.boarding_time=DATE");
    assertFaults(
        with(CardType.BOARDING_PASS, "landing_time", true),
        "card.boarding_pass.landing_time=WRONG_TYPE");
  }

  @Test
  void a_message_shows_at_most_five_cards() {
    String ids = "modify_msg_operation.url_cell.card_id_list";
    assertValid(with(CardType.MEMBER_CARD, ids, list("1", "2", "3", "4", "5")));
    assertFaults(
        with(CardType.MEMBER_CARD, ids, list("1", "2", "3", "4", "5", "6")),
        "card.member_card." + ids + "=MESSAGE_CARDS");
  }
}
