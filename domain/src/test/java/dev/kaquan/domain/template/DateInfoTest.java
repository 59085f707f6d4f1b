package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Bodies.assertFaults;
import static dev.kaquan.domain.template.Bodies.assertValid;
import static dev.kaquan.domain.template.Bodies.with;
import static dev.kaquan.domain.template.TemplateSamples.END;
import static dev.kaquan.domain.template.TemplateSamples.NOW;
import static dev.kaquan.domain.template.TemplateSamples.map;

import dev.kaquan.domain.card.CardType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateInfoTest {
  private static final String DATE = "card.gift.base_info.date_info";

  @Test
  void a_range_needs_both_its_ends() {
    assertFaults(
        gift(map("type", "DATE_TYPE_FIX_TIME_RANGE")),
        DATE + ".begin_timestamp=MISSING_FIELD",
        DATE + ".end_timestamp=MISSING_FIELD");
  }

  @Test
  void a_range_ends_later_than_it_begins() {
    long end = END.getEpochSecond();
    assertValid(gift(range(end - 1, end)));
    assertFaults(gift(range(end, end)), DATE + ".end_timestamp=DATE");
  }

  @Test
  void a_range_ends_in_the_future() {
    long now = NOW.getEpochSecond();
    assertValid(gift(range(now - 10, now + 1)));
    assertFaults(gift(range(now - 10, now)), DATE + ".end_timestamp=DATE");
  }

  @Test
  void times_may_be_decimal_text() {
    assertValid(gift(range("1790000000", Long.toString(END.getEpochSecond()))));
    assertFaults(gift(range("2026-11-01", END.getEpochSecond())), DATE + ".begin_timestamp=DATE");
  }

  @Test
  void milliseconds_are_no_seconds() {
    assertFaults(gift(range(1_790_000_000, END.toEpochMilli())), DATE + ".end_timestamp=DATE");
    assertFaults(gift(range(-1, END.getEpochSecond())), DATE + ".begin_timestamp=DATE");
    assertFaults(
        gift(range("9".repeat(400), END.getEpochSecond())), DATE + ".begin_timestamp=DATE");
  }

  @Test
  void a_time_is_no_list() {
    assertFaults(
        gift(range(List.of(), END.getEpochSecond())), DATE + ".begin_timestamp=WRONG_TYPE");
  }

  @Test
  void a_term_needs_its_days_and_when_they_begin() {
    assertFaults(
        gift(map("type", "DATE_TYPE_FIX_TERM")),
        DATE + ".fixed_term=MISSING_FIELD",
        DATE + ".fixed_begin_term=MISSING_FIELD");
  }

  @Test
  void a_term_has_a_day_at_least_and_may_begin_at_once() {
    assertValid(gift(term(1, 0)));
    assertFaults(gift(term(0, 0)), DATE + ".fixed_term=DATE");
    assertFaults(gift(term(1, -1)), DATE + ".fixed_begin_term=DATE");
  }

  @Test
  void a_term_may_have_a_last_second_in_the_future() {
    Map<String, Object> term = term(30, 0);
    term.put("end_timestamp", END.getEpochSecond());
    assertValid(gift(term));
    term.put("end_timestamp", Long.toString(NOW.getEpochSecond()));
    assertFaults(gift(term), DATE + ".end_timestamp=DATE");
  }

  @Test
  void a_member_card_can_hold_for_ever() {
    assertValid(
        with(CardType.MEMBER_CARD, "base_info.date_info", map("type", "DATE_TYPE_PERMANENT")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMBER_CARD")
  void no_other_card_can(CardType type) {
    assertFaults(
        with(type, "base_info.date_info", map("type", "DATE_TYPE_PERMANENT")),
        "card." + type.key() + ".base_info.date_info.type=DATE");
  }

  @Test
  void the_numbers_of_older_clients_still_name_a_kind() {
    Map<String, Object> range = range(NOW.getEpochSecond(), END.getEpochSecond());
    range.put("type", 1);
    assertValid(gift(range));
    Map<String, Object> term = term(0, 0);
    term.put("type", "2");
    assertFaults(gift(term), DATE + ".fixed_term=DATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE_TYPE_FIX_TERM_RANGE", "FIX_TERM", "3", "date_type_permanent"})
  void any_other_string_is_not_a_kind(String type) {
    assertFaults(gift(map("type", type)), DATE + ".type=DATE");
  }

  @Test
  void a_kind_is_a_string() {
    assertFaults(gift(map("type", true)), DATE + ".type=WRONG_TYPE");
    assertFaults(gift(map("type", "")), DATE + ".type=MISSING_FIELD");
  }

  @Test
  void fields_of_another_kind_are_not_looked_at() {
    Map<String, Object> range = range(NOW.getEpochSecond(), END.getEpochSecond());
    range.put("fixed_term", 0);
    range.put("fixed_begin_term", -1);
    assertValid(gift(range));
  }

  private static Map<String, Object> gift(Map<String, Object> date) {
    return with(CardType.GIFT, "base_info.date_info", date);
  }

  private static Map<String, Object> range(Object begin, Object end) {
    return map("type", "DATE_TYPE_FIX_TIME_RANGE", "begin_timestamp", begin, "end_timestamp", end);
  }

  private static Map<String, Object> term(int days, int daysUntilBegin) {
    return map(
        "type", "DATE_TYPE_FIX_TERM", "fixed_term", days, "fixed_begin_term", daysUntilBegin);
  }
}
