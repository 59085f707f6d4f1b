package dev.kaquan.domain.card;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @Test
  void a_code_has_up_to_20_characters_and_keeps_its_leading_zeros() {
    assertEquals("018255396048", new CardCode("018255396048").value());
    assertDoesNotThrow(() -> new CardCode("jonyqin_1434008071"));
    assertDoesNotThrow(() -> new CardCode("a".repeat(20)));
  }

  @ParameterizedTest(name = "case {index}")
  @ValueSource(strings = {"", "123456789012345678901", "12 34", "12+34", "优惠", "12\n"})
  void other_codes_are_refused(String code) {
    assertThrows(InvalidValueException.class, () -> new CardCode(code));
  }

  @ParameterizedTest(name = "case {index}")
  @ValueSource(strings = {"", "has blank", "123456789012345678901234567890123", "a/b"})
  void other_ids_are_refused_without_being_repeated(String id) {
    InvalidValueException refusal = assertThrows(InvalidValueException.class, () -> new CardId(id));
    assertEquals("cardId", refusal.violations().get(0).field());
    assertFalse(!id.isEmpty() && refusal.getMessage().contains(id));
    assertThrows(InvalidValueException.class, () -> new OpenId(id));
  }

  @Test
  void an_encrypted_code_is_recognised_by_its_length() {
    String sample = "XXIzTtMqCxwOaawoE91+VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE";
    assertTrue(EncryptedCode.looksEncrypted(sample));
    assertEquals(sample, new EncryptedCode(sample).value());
    assertFalse(EncryptedCode.looksEncrypted("a".repeat(20)));
  }

  @Test
  void an_encrypted_code_that_was_decoded_twice_or_not_at_all_is_reported() {
    String blank = "XXIzTtMqCxwOaawoE91 VJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ/5ZZ0DVkXdE";
    String percent = "XXIzTtMqCxwOaawoE91%2BVJdsFmv7b8g0VZIZkqf4GWA60Fzpc8ksZ%2F5ZZ0DVkXdE";
    assertTrue(ruleFor(blank).contains("once too often"));
    assertTrue(ruleFor(percent).contains("still URL-encoded"));
    for (String other : List.of("a".repeat(20), "a".repeat(129), "a".repeat(30) + "_")) {
      assertTrue(ruleFor(other).contains("Base64"));
    }
  }

  @Test
  void statuses_are_known_in_both_spellings() {
    assertEquals(Optional.of(CardStatus.DELETE), CardStatus.named("CARD_STATUS_DELETE"));
    assertEquals(Optional.of(CardStatus.DELETE), CardStatus.named("CARD_STATUS_USER_DELETE"));
    assertEquals(Optional.empty(), CardStatus.named("CARD_STATUS_VERIFY_FALL"));
  }

  private static String ruleFor(String code) {
    return assertThrows(InvalidValueException.class, () -> new EncryptedCode(code))
        .violations()
        .get(0)
        .rule();
  }
}
