package dev.kaquan.domain.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.domain.InvalidValueException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
  /** The last second of 2026 in UTC+8 is 2026-12-31T15:59:59Z. */
  private static final Instant NEW_YEAR = Instant.parse("2026-12-31T16:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "VIP{yyyy}{seq:8}, 42, VIP202700000042",
    "{seq:1}, 9, 9",
    "{yyyy}-{MM}-{seq:4}, 7, 2027-01-0007",
    "{seq:18}, 999999999999999999, 999999999999999999",
  })
  void a_number_is_the_pattern_filled_in(String pattern, long sequence, String number) {
    assertEquals(number, new NumberPattern(pattern).number(sequence, NEW_YEAR).value());
  }

  /** The example of ISO/IEC 7812-1 in general use, and one digit. */
  @ParameterizedTest
  @CsvSource({"{seq:10}{check}, 7992739871, 79927398713", "A{seq:1}-{check}, 1, A1-8"})
  void the_check_digit_is_that_of_luhn(String pattern, long sequence, String number) {
    assertEquals(number, new NumberPattern(pattern).number(sequence, NEW_YEAR).value());
  }

  @Test
  void the_year_is_that_of_the_clock_of_china() {
    NumberPattern pattern = new NumberPattern("{yyyy}{seq:1}");
    assertEquals("20271", pattern.number(1, NEW_YEAR).value());
    assertEquals("20261", pattern.number(1, NEW_YEAR.minusSeconds(1)).value());
  }

  @Test
  void the_sequence_ends_with_its_digits() {
    assertEquals(100_000_000, new NumberPattern("VIP{yyyy}{seq:8}").end());
    assertEquals(10, new NumberPattern("{seq:1}").end());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "VIP",
        "{seq}",
        "{seq:0}",
        "{seq:19}",
        "{seq:4}{seq:4}",
        "{check}{seq:4}",
        "{seq:4}{day}",
        "{seq:4",
        "会员会员会员{seq:3}",
        "VIP{yyyy}{MM}{seq:12}",
      })
  void anything_else_is_refused(String pattern) {
    assertThrows(InvalidValueException.class, () -> new NumberPattern(pattern));
  }
}
