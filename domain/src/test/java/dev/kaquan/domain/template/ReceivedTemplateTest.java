package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.TemplateSamples.BEGIN;
import static dev.kaquan.domain.template.TemplateSamples.END;
import static dev.kaquan.domain.template.TemplateSamples.list;
import static dev.kaquan.domain.template.TemplateSamples.map;
import static dev.kaquan.domain.template.TemplateSamples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Validity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReceivedTemplateTest {
  private static final CardId ID = new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");

  @ParameterizedTest
  @EnumSource
  void a_reply_about_every_type_is_read_and_stored(CardType type) {
    Map<String, Object> reply = TemplateSamples.received(type);
    CardTemplate template = CardTemplate.received(reply);
    assertEquals(type, template.type());
    assertEquals(Optional.of(ID), template.id());
    assertEquals(Optional.of(CardStatus.VERIFY_OK), template.status());
    assertEquals(Map.of("card", reply), template.body());
  }

  @Test
  void the_quantity_is_what_remains() {
    Card card = card(TemplateSamples.received(CardType.GROUPON));
    assertEquals(
        new Card(
            ID,
            CardType.GROUPON,
            "双人套餐",
            CodeMode.PLATFORM,
            false,
            new Validity.FixedRange(BEGIN, END),
            499,
            3,
            CardStatus.VERIFY_OK),
        card);
  }

  @ParameterizedTest
  @CsvSource({
    "CARD_STATUS_NOT_VERIFY, NOT_VERIFY",
    "CARD_STATUS_VERIFY_FAIL, VERIFY_FAIL",
    "CARD_STATUS_VERIFY_OK, VERIFY_OK",
    "CARD_STATUS_DELETE, DELETE",
    "CARD_STATUS_USER_DELETE, DELETE",
    "CARD_STATUS_DISPATCH, DISPATCH",
    "CARD_STATUS_USER_DISPATCH, DISPATCH"
  })
  void a_status_is_read_in_both_spellings(String word, CardStatus status) {
    assertEquals(
        Optional.of(status), CardTemplate.received(gift("status", word)).status());
  }

  @Test
  void an_unknown_status_or_an_odd_id_is_none() {
    assertEquals(Optional.empty(), CardTemplate.received(gift("status", "NEW")).status());
    assertEquals(Optional.empty(), CardTemplate.received(gift("status", 1)).status());
    assertEquals(
        Optional.empty(), CardTemplate.received(gift("id", "not an id")).id());
    assertEquals(Optional.empty(), CardTemplate.received(gift("id", null)).id());
  }

  @Test
  void the_kinds_of_old_replies_are_numbers_or_text() {
    Map<String, Object> range = map(
        "type", 1,
        "begin_timestamp", Long.toString(BEGIN.getEpochSecond()),
        "end_timestamp", END.getEpochSecond());
    assertEquals(new Validity.FixedRange(BEGIN, END), validity(range));
    range.put("type", "1");
    assertEquals(new Validity.FixedRange(BEGIN, END), validity(range));
    assertEquals(
        new Validity.FixedTerm(30, 0, Validity.FOREVER),
        validity(map("type", 2, "fixed_term", "30")));
    assertEquals(
        new Validity.FixedTerm(30, 1, Validity.FOREVER),
        validity(map("type", "2", "fixed_term", 30, "fixed_begin_term", "1", "end_timestamp", 0)));
  }

  @Test
  void a_card_whose_dates_cannot_be_read_holds_for_ever() {
    assertEquals(new Validity.Permanent(), validity(map()));
    assertEquals(new Validity.Permanent(), validity(map("type", list())));
    assertEquals(new Validity.Permanent(), card(gift("date_info", null)).validity());
  }

  @Test
  void a_minimal_reply_has_wechats_defaults() {
    Card card = card(map("card_type", "GIFT", "gift", map("base_info", map())));
    assertEquals("", card.title());
    assertEquals(0, card.quantity());
    assertEquals(50, card.getLimit());
    assertEquals(CodeMode.PLATFORM, card.codeMode());
  }

  @Test
  void a_limit_of_an_old_card_may_be_huge_or_missing() {
    assertEquals(Integer.MAX_VALUE, card(gift("get_limit", 5_000_000_000L)).getLimit());
    assertEquals(50, card(gift("get_limit", 0)).getLimit());
  }

  @Test
  void unknown_fields_survive_even_null_in_a_list() {
    Map<String, Object> reply = gift("new_field", list(1, null, map("deep", list())));
    assertEquals(Map.of("card", reply), CardTemplate.received(reply).body());
  }

  @Test
  void flags_may_be_text() {
    assertEquals(CodeMode.CUSTOM, card(gift("use_custom_code", "true")).codeMode());
  }

  @ParameterizedTest
  @CsvSource({"BUS_TICKET", "gift", "''"})
  void a_reply_about_an_unknown_type_is_refused(String type) {
    assertRefused("card_type", map("card_type", type, "gift", map("base_info", map())));
  }

  @Test
  void a_reply_without_a_base_info_is_refused() {
    assertRefused("card_type", map());
    assertRefused("gift.base_info", map("card_type", "GIFT"));
    assertRefused("gift.base_info", map("card_type", "GIFT", "gift", "text"));
    assertRefused("gift.base_info", map("card_type", "GIFT", "gift", map("base_info", list())));
  }

  private static void assertRefused(String field, Map<String, Object> reply) {
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> CardTemplate.received(reply));
    assertEquals(field, refusal.violations().get(0).field());
    assertEquals(1, refusal.violations().size());
  }

  private static Validity validity(Map<String, Object> date) {
    return card(gift("date_info", date)).validity();
  }

  private static Card card(Map<String, Object> reply) {
    return CardTemplate.received(reply).card(ID, CardStatus.VERIFY_OK);
  }

  private static Map<String, Object> gift(String name, Object value) {
    Map<String, Object> reply = TemplateSamples.received(CardType.GIFT);
    object(object(reply, "gift"), "base_info").put(name, value);
    return reply;
  }
}
