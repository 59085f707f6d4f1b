package dev.kaquan.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePatternTest {
  @ParameterizedTest
  @CsvSource({
    "{digits:11}{check}, [0-9]{12}",
    "KQ-{letters:10}_{digits:2}, KQ-[2-9A-HJ-NP-Z]{10}_[0-9]{2}",
    "{digits:20}, [0-9]{20}",
  })
  void codes_are_of_the_pattern_and_different(String pattern, String shape) {
    List<String> codes = generated(pattern, 1_000);
    assertTrue(codes.stream().allMatch(code -> code.matches(shape)), codes.get(0));
    assertEquals(1_000, new HashSet<>(codes).size());
  }

  @Test
  void a_check_digit_detects_every_wrong_digit() {
    String code = generated("{digits:11}{check}", 1).get(0);
    assertEquals(0, luhn(code) % 10);
    for (int place = 0; place < code.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String other = code.substring(0, place) + digit + code.substring(place + 1);
        assertEquals(other.equals(code), luhn(other) % 10 == 0, other);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{digits:0}",
        "{digits:21}",
        "{digits:12}号",
        "{check}{digits:12}",
        "{letters:12}{check}",
        "{digit:12}",
        "{digits:12",
        "x y{digits:12}"
      })
  void a_pattern_of_another_form_is_refused(String pattern) {
    InvalidValueException e =
        assertThrows(InvalidValueException.class, () -> new CodePattern(pattern));
    assertEquals("pattern", e.violations().get(0).field());
  }

  @Test
  void codes_that_could_be_guessed_are_refused() {
    assertEquals(10, generated("{digits:7}", 10).size());
    assertEquals("pattern", refusedField("{digits:7}", 11));
    assertEquals("pattern", refusedField("GIFT", 1));
    assertEquals("count", refusedField("{digits:20}", 0));
    assertEquals("count", refusedField("{digits:20}", 1_000_001));
  }

  private static String refusedField(String pattern, int count) {
    return assertThrows(InvalidValueException.class, () -> generated(pattern, count))
        .violations()
        .get(0)
        .field();
  }

  private static List<String> generated(String pattern, int count) {
    List<String> codes = new ArrayList<>();
    new CodePattern(pattern)
        .generate(count, new Random(16)::nextInt, code -> codes.add(code.value()));
    return codes;
  }

  /** The sum of the standard, with the check digit. */
  private static int luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum;
  }
}
