package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.ruleAt;
import static dev.kaquan.domain.template.Bodies.with;
import static dev.kaquan.domain.template.TemplateSamples.list;
import static dev.kaquan.domain.template.TemplateSamples.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.domain.card.CardType;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextLimitsTest {
  private static final String LIMITS = """
      GROUPON,base_info.brand_name,36
      GROUPON,base_info.title,27
      GROUPON,base_info.notice,48
      GROUPON,base_info.description,3072
      GROUPON,base_info.sub_title,54
      GROUPON,base_info.service_phone,24
      GROUPON,base_info.source,36
      GROUPON,base_info.center_title,18
      GROUPON,base_info.center_sub_title,24
      GROUPON,base_info.center_url,128
      GROUPON,base_info.custom_url_name,15
      GROUPON,base_info.custom_url,128
      GROUPON,base_info.custom_url_sub_title,18
      GROUPON,base_info.promotion_url_name,15
      GROUPON,base_info.promotion_url,128
      GROUPON,base_info.promotion_url_sub_title,18
      GROUPON,deal_detail,3072
      GIFT,gift,3072
      GENERAL_COUPON,default_detail,3072
      MEETING_TICKET,meeting_detail,3072
      MEETING_TICKET,map_url,128
      SCENIC_TICKET,ticket_class,3072
      SCENIC_TICKET,guide_url,128
      MOVIE_TICKET,detail,3072
      GENERAL_CARD,prerogative,3072
      BOARDING_PASS,from,54
      BOARDING_PASS,to,54
      BOARDING_PASS,flight,24
      BOARDING_PASS,gate,12
      BOARDING_PASS,air_model,24
      BOARDING_PASS,check_in_url,128
      MEMBER_CARD,prerogative,3072
      MEMBER_CARD,wx_activate_after_submit_url,128
      MEMBER_CARD,bonus_url,128
      MEMBER_CARD,balance_url,128
      MEMBER_CARD,bonus_cleared,3072
      MEMBER_CARD,bonus_rules,3072
      MEMBER_CARD,balance_rules,3072
      MEMBER_CARD,custom_field1.url,128
      MEMBER_CARD,custom_field2.name,24
      MEMBER_CARD,custom_cell1.name,15
      MEMBER_CARD,custom_cell1.tips,18
      MEMBER_CARD,custom_cell1.url,128
      CASH,advanced_info.use_condition.accept_category,512
      CASH,advanced_info.use_condition.reject_category,512
      GIFT,advanced_info.use_condition.object_use_for,512
      GROUPON,advanced_info.abstract.abstract,24
      """;

  static Stream<String[]> limits() {
    return LIMITS.lines().map(line -> line.split(","));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("limits")
  void a_text_may_fill_its_limit(String type, String path, int limit) {
    assertValid(with(CardType.valueOf(type), path, "x".repeat(limit)));
    assertValid(with(CardType.valueOf(type), path, "好".repeat(limit / 3)));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("limits")
  void one_byte_more_is_too_long(String type, String path, int limit) {
    CardType cardType = CardType.valueOf(type);
    String field = "card." + cardType.key() + "." + path;
    Map<String, Object> ascii = with(cardType, path, "x".repeat(limit + 1));
    assertFaults(ascii, field + "=TOO_LONG");
    assertEquals(
        "must be at most %d bytes of UTF-8, or %d hanzi; this has %d"
            .formatted(limit, limit / 3, limit + 1),
        ruleAt(field, ascii));
    String hanzi = "好".repeat(limit / 3) + "x".repeat(limit % 3 + 1);
    assertFaults(with(cardType, path, hanzi), field + "=TOO_LONG");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("limits")
  void a_number_is_no_text(String type, String path, int limit) {
    CardType cardType = CardType.valueOf(type);
    assertFaults(
        with(cardType, path, limit), "card." + cardType.key() + "." + path + "=WRONG_TYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "GROUPON, base_info.logo_url",
    "MEMBER_CARD, background_pic_url",
    "GENERAL_CARD, background_pic_url"
  })
  void the_address_of_a_picture_has_128_bytes(CardType type, String path) {
    String address = "https://wx.qlogo.cn/".concat("p".repeat(108));
    assertEquals(128, address.length());
    assertValid(with(type, path, address));
    assertFaults(with(type, path, address + "p"), "card." + type.key() + "." + path + "=TOO_LONG");
  }

  @Test
  void texts_and_pictures_in_lists_have_limits_too() {
    String field = "card.cash.advanced_info.text_image_list";
    String picture = "http://mmbiz.qpic.cn/";
    Object fits = list(
        map("image_url", picture + "p".repeat(128 - picture.length()), "text", "文".repeat(170)));
    assertValid(with(CardType.CASH, "advanced_info.text_image_list", fits));
    Object tooLong = list(
        map("text", "fits"),
        map("image_url", picture + "p".repeat(129 - picture.length()), "text", "x".repeat(513)));
    assertFaults(
        with(CardType.CASH, "advanced_info.text_image_list", tooLong),
        field + "[1].image_url=TOO_LONG",
        field + "[1].text=TOO_LONG");
  }

  @ParameterizedTest
  @CsvSource({"center_", "custom_", "promotion_"})
  void the_page_of_a_mini_program_has_128_bytes(String prefix) {
    String pass = "base_info." + prefix + "app_brand_pass";
    Map<String, Object> body =
        with(CardType.GIFT, "base_info." + prefix + "app_brand_user_name", "gh_86a091e50ad4@app");
    assertValid(Bodies.put(body, pass, "p".repeat(128)));
    assertFaults(Bodies.put(body, pass, "p".repeat(129)), "card.gift." + pass + "=TOO_LONG");
  }

  @Test
  void four_bytes_of_one_sign_are_four() {
    assertValid(with(CardType.BOARDING_PASS, "gate", "😀😀😀"));
    assertFaults(
        with(CardType.BOARDING_PASS, "gate", "😀😀😀x"), "card.boarding_pass.gate=TOO_LONG");
  }

  @Test
  void an_optional_text_may_be_empty() {
    assertValid(with(CardType.GROUPON, "base_info.center_url", ""));
    assertValid(with(CardType.GROUPON, "base_info.get_custom_code_mode", ""));
    assertValid(with(CardType.MEMBER_CARD, "background_pic_url", ""));
  }
}
