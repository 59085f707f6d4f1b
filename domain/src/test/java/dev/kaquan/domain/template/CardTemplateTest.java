package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.faults;
import static dev.kaquan.domain.template.Bodies.put;
import static dev.kaquan.domain.template.Bodies.with;
import static dev.kaquan.domain.template.TemplateSamples.BEGIN;
import static dev.kaquan.domain.template.TemplateSamples.END;
import static dev.kaquan.domain.template.TemplateSamples.NOW;
import static dev.kaquan.domain.template.TemplateSamples.list;
import static dev.kaquan.domain.template.TemplateSamples.map;
import static dev.kaquan.domain.template.TemplateSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTemplateTest {
  private static final CardId ID = new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");

  @ParameterizedTest
  @EnumSource
  void a_template_of_every_type_can_be_created(CardType type) {
    Map<String, Object> body = TemplateSamples.body(type);
    CardTemplate template = CardTemplate.forCreation(body, NOW);
    assertEquals(type, template.type());
    assertEquals(body, template.body());
    assertEquals(Optional.empty(), template.id());
    assertEquals(Optional.empty(), template.status());
  }

  static Stream<Arguments> requiredFields() {
    List<Arguments> fields = new ArrayList<>();
    for (CardType type : CardType.values()) {
      for (String name : List.of(
          "logo_url",
          "code_type",
          "brand_name",
          "title",
          "color",
          "notice",
          "description",
          "sku",
          "date_info")) {
        fields.add(Arguments.of(type, "base_info." + name, TemplateRule.MISSING_FIELD));
      }
      fields.add(Arguments.of(type, "base_info", TemplateRule.MISSING_FIELD));
      fields.add(Arguments.of(type, "base_info.sku.quantity", TemplateRule.MISSING_FIELD));
      fields.add(Arguments.of(type, "base_info.date_info.type", TemplateRule.MISSING_FIELD));
    }
    Stream.of("from", "to", "flight")
        .forEach(name ->
            fields.add(Arguments.of(CardType.BOARDING_PASS, name, TemplateRule.MISSING_FIELD)));
    Stream.of("prerogative", "supply_bonus", "supply_balance")
        .forEach(name ->
            fields.add(Arguments.of(CardType.MEMBER_CARD, name, TemplateRule.MISSING_FIELD)));
    fields.add(Arguments.of(CardType.GROUPON, "deal_detail", TemplateRule.MISSING_FIELD));
    fields.add(Arguments.of(CardType.CASH, "reduce_cost", TemplateRule.MISSING_FIELD));
    fields.add(Arguments.of(CardType.DISCOUNT, "discount", TemplateRule.MISSING_FIELD));
    fields.add(Arguments.of(CardType.GIFT, "gift", TemplateRule.MISSING_FIELD));
    fields.add(Arguments.of(CardType.GENERAL_COUPON, "default_detail", TemplateRule.MISSING_FIELD));
    fields.add(Arguments.of(CardType.MEETING_TICKET, "meeting_detail", TemplateRule.MISSING_FIELD));
    fields.add(
        Arguments.of(CardType.SCENIC_TICKET, "ticket_class", TemplateRule.MISSING_TICKET_CLASS));
    fields.add(Arguments.of(CardType.GENERAL_CARD, "sub_card_type", TemplateRule.MISSING_FIELD));
    return fields.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("requiredFields")
  void a_required_field_is_neither_null_nor_empty(CardType type, String path, TemplateRule rule) {
    String fault = "card." + type.key() + "." + path + "=" + rule;
    assertFaults(with(type, path, null), fault);
    assertFaults(with(type, path, ""), fault);
  }

  @Test
  void a_body_has_a_card_and_a_card_has_a_type_and_its_object() {
    assertFaults(map(), "card=MISSING_FIELD");
    assertFaults(map("card", list()), "card=WRONG_TYPE");
    assertFaults(map("card", map()), "card.card_type=MISSING_FIELD");
    assertFaults(map("card", map("card_type", "GIFT")), "card.gift=MISSING_FIELD");
    assertFaults(map("card", map("card_type", "GIFT", "gift", "a cup")), "card.gift=WRONG_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gift", "GIFT_CARD", "BUS_TICKET", "LUCKY_MONEY"})
  void a_type_that_wechat_does_not_offer_is_refused(String type) {
    assertFaults(map("card", map("card_type", type)), "card.card_type=CARD_TYPE");
    assertFaults(map("card", map("card_type", 1)), "card.card_type=WRONG_TYPE");
  }

  @Test
  void a_retired_type_is_called_so() {
    String rule = Bodies.ruleAt("card.card_type", map("card", map("card_type", "LUCKY_MONEY")));
    assertTrue(
        rule.startsWith("is a type that WeChat no longer offers; it must be one of GROUPON"));
  }

  @Test
  void the_object_of_another_type_does_not_belong() {
    Map<String, Object> body = TemplateSamples.body(CardType.CASH);
    object(body, "card").put("gift", map());
    assertFaults(body, "card.gift=WRONG_TYPE");
    object(body, "card").put("gift", null);
    assertValid(body);
    Map<String, Object> card = object(body, "card");
    card.put("member_card", card.remove("cash"));
    assertFaults(body, "card.member_card=WRONG_TYPE", "card.cash=MISSING_FIELD");
  }

  @Test
  void fields_below_an_unknown_type_are_still_checked() {
    Map<String, Object> body = with(CardType.CASH, "reduce_cost", 1);
    object(body, "card").put("card_type", "MONEY");
    assertFaults(body, "card.card_type=CARD_TYPE", "card.cash.reduce_cost=REDUCE_COST");
  }

  @Test
  void every_violation_is_reported_at_once_in_the_order_of_the_check() {
    Map<String, Object> body = with(CardType.MEMBER_CARD, "base_info.title", "好".repeat(10));
    put(body, "base_info.color", "red");
    put(body, "base_info.can_share", "yes");
    put(body, "base_info.notice", null);
    put(body, "base_info.sku.quantity", 0);
    put(body, "base_info.date_info.end_timestamp", 1_490_190_000);
    put(body, "base_info.get_limit", 51);
    put(body, "base_info.source", "x".repeat(37));
    put(body, "advanced_info.time_limit", list(map("type", "SOMEDAY")));
    put(body, "auto_activate", true);
    put(body, "supply_bonus", null);
    put(body, "custom_field1.name", "等级");
    put(body, "custom_field4", map("name", "等级"));
    String card = "card.member_card.";
    assertFaults(
        body,
        card + "base_info.title=TOO_LONG",
        card + "base_info.color=COLOUR",
        card + "base_info.notice=MISSING_FIELD",
        card + "base_info.date_info.end_timestamp=DATE",
        card + "base_info.date_info.end_timestamp=DATE",
        card + "base_info.source=TOO_LONG",
        card + "base_info.get_limit=GET_LIMIT",
        card + "base_info.can_share=WRONG_TYPE",
        card + "base_info.sku.quantity=QUANTITY",
        card + "advanced_info.time_limit[0].type=TIME_LIMIT",
        card + "supply_bonus=MISSING_FIELD",
        card + "wx_activate=INVALID_VALUE",
        card + "custom_field1.name=INVALID_VALUE",
        card + "custom_field4=TOO_MANY_CUSTOM_FIELDS");
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> CardTemplate.forCreation(body, NOW));
    List<Violation> expected =
        faults(body).stream().map(TemplateViolation::violation).toList();
    assertEquals(expected, refusal.violations());
  }

  @Test
  void a_violation_names_the_section_of_its_rule() {
    Map<String, Object> body = with(CardType.MEMBER_CARD, "base_info.title", 1);
    put(body, "base_info.color", "red");
    put(body, "base_info.date_info.type", "never");
    put(body, "advanced_info.business_service", "all");
    put(body, "discount", 101);
    object(body, "card").put("gift", map());
    assertEquals(
        Map.of(
            "card.gift", RuleReference.CARD_TYPES,
            "card.member_card.base_info.title", RuleReference.BASE_INFO,
            "card.member_card.base_info.color", RuleReference.COLOURS,
            "card.member_card.base_info.date_info.type", RuleReference.DATE_INFO,
            "card.member_card.advanced_info.business_service", RuleReference.ADVANCED_INFO,
            "card.member_card.discount", RuleReference.MEMBER_CARD),
        faults(body).stream()
            .map(TemplateViolation::violation)
            .collect(Collectors.toMap(Violation::field, Violation::reference)));
  }

  @Test
  void a_rule_never_repeats_the_value() {
    Map<String, Object> body = with(CardType.GIFT, "base_info.title", "secret".repeat(9));
    put(body, "base_info.color", "secret");
    put(body, "base_info.logo_url", "secret");
    put(body, "base_info.date_info.type", "secret");
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> CardTemplate.forCreation(body, NOW));
    assertEquals(-1, refusal.getMessage().indexOf("secret"));
  }

  @ParameterizedTest
  @EnumSource
  void unknown_fields_keep_their_position(CardType type) {
    Map<String, Object> body = with(type, "base_info.new_field", list(map("deep", 1.5)));
    put(body, "another", "x".repeat(5000));
    body.put("beside", true);
    CardTemplate template = CardTemplate.forCreation(body, NOW);
    assertEquals(body, template.body());
    assertEquals(
        List.copyOf(TemplateSamples.baseInfo(body).keySet()),
        List.copyOf(TemplateSamples.baseInfo(template.body()).keySet()));
  }

  @Test
  void null_is_a_field_that_is_not_there() {
    Map<String, Object> body = with(CardType.GIFT, "base_info.get_limit", null);
    CardTemplate template = CardTemplate.forCreation(body, NOW);
    assertEquals(
        -1, List.copyOf(TemplateSamples.baseInfo(template.body()).keySet()).indexOf("get_limit"));
    assertEquals(50, template.card(ID, CardStatus.VERIFY_OK).getLimit());
  }

  @Test
  void a_template_is_immutable() {
    Map<String, Object> body = with(CardType.GIFT, "base_info.location_id_list", list(1));
    CardTemplate template = CardTemplate.forCreation(body, NOW);
    put(body, "base_info.title", "changed");
    Map<String, Object> base = TemplateSamples.baseInfo(template.body());
    assertEquals("双人套餐", base.get("title"));
    assertThrows(UnsupportedOperationException.class, () -> base.put("title", "changed"));
    assertThrows(UnsupportedOperationException.class, () -> template.body().clear());
    List<?> shops = (List<?>) base.get("location_id_list");
    assertThrows(UnsupportedOperationException.class, shops::clear);
  }

  @Test
  void two_templates_are_equal_if_their_bodies_are() {
    CardTemplate one = CardTemplate.forCreation(TemplateSamples.body(CardType.GIFT), NOW);
    CardTemplate same = CardTemplate.forCreation(TemplateSamples.body(CardType.GIFT), NOW);
    CardTemplate other = CardTemplate.forCreation(TemplateSamples.body(CardType.CASH), NOW);
    assertEquals(one, same);
    assertEquals(one.hashCode(), same.hashCode());
    assertNotEquals(one, other);
    assertEquals("CardTemplate[GIFT]", one.toString());
  }

  @Test
  void a_template_tells_what_its_card_is_like() {
    Card card = card(TemplateSamples.body(CardType.GROUPON));
    assertEquals(
        new Card(
            ID,
            CardType.GROUPON,
            "双人套餐",
            CodeMode.PLATFORM,
            false,
            new Validity.FixedRange(BEGIN, END),
            500,
            3,
            CardStatus.NOT_VERIFY),
        card);
  }

  @Test
  void a_template_tells_who_makes_the_codes() {
    Map<String, Object> body = with(CardType.GIFT, "base_info.use_custom_code", true);
    assertEquals(CodeMode.CUSTOM, card(body).codeMode());
    put(body, "base_info.get_custom_code_mode", "GET_CUSTOM_CODE_MODE_DEPOSIT");
    put(body, "base_info.sku.quantity", 0);
    assertEquals(CodeMode.DEPOSIT, card(body).codeMode());
    assertEquals(0, card(body).quantity());
  }

  @Test
  void a_term_ends_with_its_days_or_at_its_last_second() {
    Map<String, Object> term =
        map("type", "DATE_TYPE_FIX_TERM", "fixed_term", 30.0, "fixed_begin_term", 2);
    Map<String, Object> body = with(CardType.GIFT, "base_info.date_info", term);
    assertEquals(new Validity.FixedTerm(30, 2, Validity.FOREVER), card(body).validity());
    term.put("end_timestamp", Long.toString(END.getEpochSecond()));
    assertEquals(new Validity.FixedTerm(30, 2, END), card(body).validity());
  }

  @Test
  void a_member_card_may_hold_for_ever_and_for_one_person() {
    Map<String, Object> body =
        with(CardType.MEMBER_CARD, "base_info.date_info", map("type", "DATE_TYPE_PERMANENT"));
    put(body, "base_info.bind_openid", true);
    assertEquals(new Validity.Permanent(), card(body).validity());
    assertTrue(card(body).bindOpenid());
  }

  private static Card card(Map<String, Object> body) {
    return CardTemplate.forCreation(body, NOW).card(ID, CardStatus.NOT_VERIFY);
  }
}
