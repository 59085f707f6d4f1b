package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.put;
import static dev.kaquan.domain.template.Bodies.with;
import static dev.kaquan.domain.template.TemplateSamples.list;
import static dev.kaquan.domain.template.TemplateSamples.map;

import dev.kaquan.domain.card.CardType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are valid alone but not together. */
class ConflictsTest {
  private static final String BASE = "card.cash.base_info.";

  @Test
  void a_deposit_begins_with_no_stock() {
    assertValid(deposit(true, 0));
    assertFaults(deposit(true, 1), BASE + "sku.quantity=DEPOSIT_MODE");
  }

  @Test
  void only_a_deposit_begins_with_no_stock() {
    assertFaults(with(CardType.CASH, "base_info.sku.quantity", 0), BASE + "sku.quantity=QUANTITY");
  }

  @Test
  void a_deposit_is_of_custom_codes() {
    assertFaults(deposit(false, 0), BASE + "use_custom_code=DEPOSIT_MODE");
  }

  @Test
  void there_is_one_way_to_bring_codes() {
    assertFaults(
        with(CardType.CASH, "base_info.get_custom_code_mode", "GET_CUSTOM_CODE_MODE_OTHER"),
        BASE + "get_custom_code_mode=DEPOSIT_MODE");
  }

  @Test
  void shops_are_listed_or_are_all() {
    Map<String, Object> body = with(CardType.CASH, "base_info.use_all_locations", true);
    assertValid(put(body, "base_info.location_id_list", list()));
    assertFaults(
        put(body, "base_info.location_id_list", list(123)),
        BASE + "location_id_list=INVALID_VALUE");
    assertValid(put(body, "base_info.use_all_locations", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_info.center_",
        "base_info.custom_",
        "base_info.promotion_",
        "activate_",
        "bonus_",
        "balance_",
        "custom_field1.",
        "custom_cell1."
      })
  void a_mini_program_and_its_page_are_set_together(String prefix) {
    String name = prefix + "app_brand_user_name";
    String pass = prefix + "app_brand_pass";
    String field = "card.member_card.";
    assertFaults(member(name, "gh_86a091e50ad4@app"), field + pass + "=MINI_PROGRAM_PATH");
    assertFaults(member(pass, "pages/index"), field + name + "=MINI_PROGRAM_NAME");
    assertValid(put(member(name, "gh_86a091e50ad4@app"), pass, "pages/index"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gh_86a091e50ad4", "86a091e50ad4@app", "gh_@app", "wxeb490c6f9b154ef9"})
  void a_mini_program_is_named_by_its_original_id(String name) {
    assertFaults(
        put(member("bonus_app_brand_pass", "pages/index"), "bonus_app_brand_user_name", name),
        "card.member_card.bonus_app_brand_user_name=MINI_PROGRAM_NAME");
  }

  @Test
  void cash_takes_off_a_yuan_at_least() {
    assertValid(with(CardType.CASH, "reduce_cost", 100));
    assertFaults(with(CardType.CASH, "reduce_cost", 99), "card.cash.reduce_cost=REDUCE_COST");
  }

  @Test
  void cash_with_a_threshold_takes_off_less_than_that() {
    assertValid(with(CardType.CASH, "least_cost", 1001));
    assertFaults(with(CardType.CASH, "least_cost", 1000), "card.cash.least_cost=LEAST_COST");
    assertFaults(with(CardType.CASH, "least_cost", -1), "card.cash.least_cost=LEAST_COST");
  }

  @Test
  void cash_needs_no_threshold() {
    assertValid(with(CardType.CASH, "least_cost", 0));
    Map<String, Object> body = TemplateSamples.body(CardType.CASH);
    TemplateSamples.typeObject(body).remove("least_cost");
    assertValid(body);
  }

  @ParameterizedTest
  @EnumSource
  void conditions_of_use_are_for_one_type_of_card(CardType type) {
    String condition = "advanced_info.use_condition.";
    String field = "card." + type.key() + "." + condition;
    for (String name : new String[] {"accept_category", "reject_category"}) {
      assertOnlyFor(CardType.CASH, type, condition + name, field + name + "=INVALID_VALUE");
    }
    assertOnlyFor(
        CardType.GIFT, type, condition + "object_use_for", field + "object_use_for=INVALID_VALUE");
    assertValid(with(type, condition + "accept_category", ""));
  }

  private static void assertOnlyFor(CardType owner, CardType type, String path, String fault) {
    if (type == owner) {
      assertValid(with(type, path, "咖啡"));
    } else {
      assertFaults(with(type, path, "咖啡"), fault);
    }
  }

  @ParameterizedTest
  @CsvSource({"MEMBER_CARD", "GENERAL_CARD"})
  void a_custom_field_has_one_name(CardType type) {
    String field = "card." + type.key() + ".custom_field2.name=";
    assertValid(with(type, "custom_field2.name", "等级"));
    assertValid(with(type, "custom_field2.name_type", "FIELD_NAME_TYPE_TIMS"));
    assertFaults(with(type, "custom_field2.url", "https://a.example"), field + "MISSING_FIELD");
    assertFaults(
        put(
            with(type, "custom_field2.name", "等级"),
            "custom_field2.name_type",
            "FIELD_NAME_TYPE_LEVEL"),
        field + "INVALID_VALUE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEVEL",
        "COUPON",
        "STAMP",
        "DISCOUNT",
        "ACHIEVEMEN",
        "MILEAGE",
        "SET_POINTS",
        "TIMS"
      })
  void the_ready_names_are_spelled_as_wechat_spells_them(String name) {
    assertValid(member("custom_field3.name_type", "FIELD_NAME_TYPE_" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACHIEVEMENT", "TIMES", "UNKNOW"})
  void and_not_as_a_dictionary_does(String name) {
    assertFaults(
        member("custom_field3.name_type", "FIELD_NAME_TYPE_" + name),
        "card.member_card.custom_field3.name_type=INVALID_VALUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom_field4", "custom_field9", "custom_field10"})
  void a_fourth_custom_field_is_too_many(String name) {
    assertFaults(
        member(name, map("name", "等级")), "card.member_card." + name + "=TOO_MANY_CUSTOM_FIELDS");
    assertValid(put(TemplateSamples.body(CardType.MEMBER_CARD), name, null));
  }

  @Test
  void a_custom_cell_leads_to_a_page_or_to_a_mini_program() {
    assertValid(
        member("custom_cell2", map("name", "门店", "tips", "查看", "url", "https://a.example")));
    assertValid(member(
        "custom_cell3",
        map(
            "name", "门店",
            "tips", "查看",
            "app_brand_user_name", "gh_86a091e50ad4@app",
            "app_brand_pass", "pages/index")));
  }

  private static Map<String, Object> member(String path, Object value) {
    Map<String, Object> body = TemplateSamples.body(CardType.MEMBER_CARD);
    TemplateSamples.typeObject(body).remove("wx_activate");
    return put(body, path, value);
  }

  private static Map<String, Object> deposit(boolean customCode, int quantity) {
    Map<String, Object> body =
        with(CardType.CASH, "base_info.get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT");
    put(body, "base_info.use_custom_code", customCode);
    return put(body, "base_info.sku.quantity", quantity);
  }
}
