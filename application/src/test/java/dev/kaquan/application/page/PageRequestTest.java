package dev.kaquan.application.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
  @Test
  void nothing_given_is_the_first_page_of_20() {
    assertEquals(new PageRequest(20, Optional.empty()), PageRequest.of("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.0", "1e1", " 1", "99999999999", "一", "٣"})
  void a_limit_is_a_number_from_1_to_100(String limit) {
    assertEquals("limit", refusedField(limit, ""));
  }

  @Test
  void the_bounds_of_the_limit_are_allowed() {
    assertEquals(1, PageRequest.of("1", "").limit());
    assertEquals(100, PageRequest.of("100", "").limit());
  }

  @Test
  void a_cursor_survives_as_text_that_needs_no_encoding_in_a_url() {
    for (String id : new String[] {"r1", "pAbC-_", "0"}) {
      Cursor cursor = new Cursor(Instant.ofEpochMilli(1_490_190_158_123L), id);
      assertEquals(Optional.of(cursor), PageRequest.of("", cursor.toString()).after());
      assertTrue(cursor.toString().matches("[A-Za-z0-9_.-]+"), cursor.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1.", ".r1", "1.r 1", "1.r1\n", "9999999999999999.r1", "٣.r1"})
  void a_text_that_was_not_a_next_is_refused(String after) {
    assertEquals("after", refusedField("", after));
  }

  private static String refusedField(String limit, String after) {
    return assertThrows(InvalidValueException.class, () -> PageRequest.of(limit, after))
        .violations()
        .get(0)
        .field();
  }
}
