package dev.kaquan.domain.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestIdTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.001Z");

  @Test
  void an_id_begins_with_its_time_and_has_80_random_bits() {
    RequestId id = RequestId.at(NOON, "0123456789abcdef0123456789abcdef");
    assertEquals("0123456789abcdef0123", id.value().substring(12));
    assertEquals(NOON.toEpochMilli(), Long.parseLong(id.value().substring(0, 12), 16));
    assertTrue(id.value().compareTo(RequestId.at(NOON.plusMillis(1), "0").value()) < 0);
  }

  @Test
  void an_id_has_1_to_32_letters_or_digits() {
    assertThrows(InvalidValueException.class, () -> new RequestId(""));
    assertThrows(InvalidValueException.class, () -> new RequestId("a-b"));
    assertThrows(InvalidValueException.class, () -> new RequestId("a".repeat(33)));
  }
}
