package dev.kaquan.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextTest {
  @Test
  void bytes_that_are_not_utf_8_are_refused_with_their_position() {
    assertEquals("门店", RequestText.utf8("body", "门店".getBytes(StandardCharsets.UTF_8)));
    byte[] broken = "{\n\"a\":\"门x\"}".getBytes(StandardCharsets.UTF_8);
    broken[9] = 'y';
    assertRefused(
        () -> RequestText.utf8("FILE", broken),
        "FILE: must be in UTF-8; line 2, column 6: a byte that is not");
    // The first byte of a character, and nothing after it.
    assertRefused(
        () -> RequestText.utf8("body", new byte[] {'a', (byte) 0xE9}),
        "body: must be in UTF-8; line 1, column 2: a byte that is not");
    // A surrogate encoded as three bytes.
    assertRefused(
        () -> RequestText.utf8("body", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
        "body: must be in UTF-8; line 1, column 1: a byte that is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"😀\"}",
        "{\"a\":\"\\\\ud83d\"}",
        "{\"a\":\"\\\\\\\\ud83d\"}",
        "{\"a\":\"\\u95e8\\n\\\"\"}"
      })
  void whole_characters_are_read(String body) {
    assertDoesNotThrow(() -> CardCodec.template(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":\"\\ud83dx\\ude00\"}",
        "{\"a\":\"\\ud83d\\ud83d\\ude00\"}",
        "{\"a\":\"\\\\\\uD83D\"}"
      })
  void half_of_a_surrogate_pair_is_refused(String body) {
    Violation found = assertThrows(InvalidValueException.class, () -> CardCodec.template(body))
        .violations()
        .get(0);
    assertTrue(found.rule().endsWith(": half of a surrogate pair"), found::toString);
    assertTrue(found.rule().contains("; line 1, column "), found::toString);
    assertThrows(InvalidValueException.class, () -> DiagnosisCodec.request(body));
  }

  @Test
  void the_position_of_half_a_pair_is_that_of_the_escape() {
    assertRefused(
        () -> CardCodec.template("{\n \"a\":\"\\ud83d\"}"),
        "body: must have whole characters; line 2, column 7: half of a surrogate pair");
  }

  @Test
  void control_characters_are_refused_where_they_are() {
    assertRefused(
        () -> CardCodec.template(
            "{\"card\":{\"a\":\"x\\ty\",\"b\":[\"\\u0000\",null,{\"c\":\"\u007f\"}],\"d\\b\":1}}"),
        "card.a: must have no control characters other than line breaks",
        "card.b[0]: must have no control characters other than line breaks",
        "card.b[2].c: must have no control characters other than line breaks",
        "card.d?: must have no control characters other than line breaks");
    assertDoesNotThrow(() -> CardCodec.template("{\"notice\":\"one\\ntwo\\r\\nthree\"}"));
  }

  @Test
  void texts_that_are_looked_at_may_have_any_character() {
    assertDoesNotThrow(() ->
        DiagnosisCodec.request("{\"cardId\":\"p1\",\"cardExt\":\"{\\t\\\"code\\\":\\\"1\\\"}\"}"));
    assertDoesNotThrow(
        () -> CallbackCodec.sample("{\"query\":\"a=b\",\"body\":\"<xml>\\t</xml>\"}"));
  }

  @Test
  void at_most_100_violations_are_listed_and_the_others_counted() {
    String body = "{\"openid\":\"\",\"cards\":[" + "{\"a\":1,\"cardId\":7},".repeat(74)
        + "{\"a\":1,\"cardId\":7}]}";
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> AddCardCodec.draft(body));
    assertEquals(100, refusal.violations().size());
    assertEquals(51, refusal.more());
    assertTrue(ProblemCodec.problem(
            new ProblemCodec.Problem(
                400, "invalid-value", "", refusal.violations(), refusal.more(), ""),
            "r")
        .endsWith("],\"more\":51}"));
  }

  @Test
  void a_list_of_objects_has_at_most_100_of_them() {
    assertRefused(
        () -> AddCardCodec.draft("{\"cards\":[" + "{},".repeat(100) + "{}]}"),
        "cards: must have at most 100 elements");
  }

  private static void assertRefused(Executable reading, String... expected) {
    assertEquals(
        List.of(expected),
        assertThrows(InvalidValueException.class, reading).violations().stream()
            .map(violation -> violation.field() + ": " + violation.rule())
            .toList());
  }
}
