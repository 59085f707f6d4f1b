package dev.kaquan.domain.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateComparisonTest {
  @ParameterizedTest
  @EnumSource
  void what_the_platform_returns_is_the_card_that_was_sent(CardType type) {
    assertTrue(isSame(TemplateSamples.body(type), TemplateSamples.received(type)));
  }

  @Test
  void a_card_of_another_type_is_another_card() {
    assertFalse(
        isSame(TemplateSamples.body(CardType.GIFT), TemplateSamples.received(CardType.CASH)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "brand_name",
        "notice",
        "description",
        "color",
        "code_type",
        "get_limit",
        "use_custom_code",
        "bind_openid",
        "can_share",
        "date_info"
      })
  void a_card_with_another_value_is_another_card(String field) {
    assertFalse(isSameAfter(base -> base.put(field, "another")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title", "brand_name", "notice", "description", "date_info"})
  void a_card_without_a_field_that_every_card_has_is_another_card(String field) {
    assertFalse(isSameAfter(base -> base.remove(field)));
  }

  @Test
  void fields_that_the_platform_does_not_return_or_adds_do_not_matter() {
    assertTrue(isSameAfter(base -> base.remove("can_share")));
    assertTrue(isSameAfter(base -> base.put("of_tomorrow", "x")));
    assertTrue(isSameAfter(base -> base.put("logo_url", "https://mmbiz.qpic.cn/mmbiz/abc/0?x=1")));
    assertTrue(isSameAfter(base -> base.put("sku", Map.of("quantity", 3, "total_quantity", 9))));
    assertTrue(isSameAfter(base -> base.put("get_limit", "3")));
  }

  @Test
  void another_term_or_another_field_of_the_type_is_another_card() {
    assertFalse(isSameAfter(
        base -> TemplateSamples.object(base, "date_info").put("end_timestamp", 1_900_000_000)));
    Map<String, Object> received = TemplateSamples.received(CardType.CASH);
    TemplateSamples.object(received, "cash").put("reduce_cost", 999);
    assertFalse(isSame(TemplateSamples.body(CardType.CASH), received));
  }

  @Test
  void the_older_number_of_a_kind_of_date_is_the_same_kind() {
    Map<String, Object> sent = TemplateSamples.body(CardType.GIFT);
    TemplateSamples.object(TemplateSamples.baseInfo(sent), "date_info").put("type", 1);
    assertTrue(isSame(sent, TemplateSamples.received(CardType.GIFT)));
  }

  @Test
  void lists_are_compared_item_by_item() {
    Map<String, Object> sent = TemplateSamples.body(CardType.GIFT);
    TemplateSamples.baseInfo(sent).put("location_id_list", List.of(123, 321));
    Map<String, Object> received = TemplateSamples.received(CardType.GIFT);
    Map<String, Object> base =
        TemplateSamples.object(TemplateSamples.object(received, "gift"), "base_info");
    base.put("location_id_list", List.of("123", "321"));
    assertTrue(isSame(sent, received));
    for (List<Integer> other : List.of(List.of(123), List.of(321, 123), List.of(1, 2, 3))) {
      base.put("location_id_list", other);
      assertFalse(isSame(sent, received));
    }
  }

  @Test
  void a_received_template_says_when_its_card_was_created() {
    Map<String, Object> received = TemplateSamples.received(CardType.GIFT);
    assertEquals(
        Optional.of(Instant.ofEpochSecond(1490190000)),
        CardTemplate.received(received).createdAt());
    assertEquals(
        Optional.empty(),
        CardTemplate.restored(TemplateSamples.body(CardType.GIFT)).createdAt());
  }

  @Test
  void a_template_is_restored_as_it_was_sent() {
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    body.put("beside", List.of("card"));
    CardTemplate sent = CardTemplate.forCreation(body, TemplateSamples.NOW);
    assertEquals(sent, CardTemplate.restored(sent.body()));
    assertEquals("双人套餐", sent.title());
  }

  /** Compares a gift card with itself as the platform returns it after a change of its base_info. */
  private static boolean isSameAfter(Consumer<Map<String, Object>> change) {
    Map<String, Object> received = TemplateSamples.received(CardType.GIFT);
    change.accept(TemplateSamples.object(TemplateSamples.object(received, "gift"), "base_info"));
    return isSame(TemplateSamples.body(CardType.GIFT), received);
  }

  private static boolean isSame(Map<String, Object> sent, Map<String, Object> received) {
    return CardTemplate.restored(sent).mayHaveCreated(CardTemplate.received(received));
  }
}
