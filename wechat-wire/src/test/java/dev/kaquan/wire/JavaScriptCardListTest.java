package dev.kaquan.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptCardListTest {
  private static final String EXT = "{\"timestamp\":\"1490190158\",\"nonce_str\":\"a]b}c\"}";

  @Test
  void a_call_is_read_as_it_stands_in_source_code() throws MalformedWireException {
    String call = """
        // 领取卡券 [1]
        wx.addCard({
          cardList: [
            { cardId: 'p1', cardExt: '{"timestamp":"1490190158","nonce_str":"a]b}c"}' }, // the first
            {
              "cardId": "p2", /* the [second] */
              "cardExt": JSON.stringify({ timestamp: '1490190158', nonce_str: "a]b}c", }),
            },
            { cardId: `p3`, cardExt: "{\\"timestamp\\":\\"1490190158\\",\\"nonce_str\\":\\"a]b}c\\"}" },
          ],
          success(res) { console.log(res.cardList) },
          fail: err => { wx.showToast({ title: `x${err}` }) },
        })
        """;
    assertEquals(
        List.of(
            Map.of("cardId", "p1", "cardExt", EXT),
            Map.of("cardId", "p2", "cardExt", EXT),
            Map.of("cardId", "p3", "cardExt", EXT)),
        JavaScriptCardList.read(call));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"cardId\":\"p1\",\"cardExt\":\"{}\"}]",
        "{\"cardList\":[{\"cardId\":\"p1\",\"cardExt\":\"{}\"}]}",
        "{'cardList' : [{cardId:'p1',cardExt:'{}'}]}",
        "cardList:[{cardId:'p1',cardExt:'{}'}]",
      })
  void a_card_list_may_stand_alone(String source) throws MalformedWireException {
    assertEquals(List.of(Map.of("cardId", "p1", "cardExt", "{}")), JavaScriptCardList.read(source));
  }

  @Test
  void what_is_not_a_string_is_returned_as_it_is() throws MalformedWireException {
    assertEquals(
        List.of(Map.of("cardId", "p1", "cardExt", Map.of("timestamp", 1490190158), "n", 1)),
        JavaScriptCardList.read("[{cardId:'p1',cardExt:{timestamp:1490190158},n:1}]"));
  }

  @Test
  void escapes_of_strings_are_decoded() throws MalformedWireException {
    assertEquals(
        List.of(Map.of("cardId", "卡é'\"\n\t/\\", "cardExt", "ab")),
        JavaScriptCardList.read("[{cardId:'\\u5361\\xe9\\'\\\"\\n\\t\\/\\\\',cardExt:'a\\\nb'}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "wx.addCard(options) | has no cardList",
        "wx.addCard({cardList: list}) | has no cardList",
        "[{cardId: id, cardExt: '{}'}] | replace variables by their values",
        "[{cardId: 'p1', cardExt: sign(ext)}] | replace variables by their values",
        "[{cardId: 'p' + 1}] | replace variables by their values",
        "[{cardId: 'p1', cardExt: '{}' | does not end",
        "[{cardId: 'p1] | does not end",
        "[{cardId: 'p1' ] | brackets do not match",
        "[{cardId: 'secret\\u12'}] | not hexadecimal",
        "[null] | not an object",
        "['p1'] | replace variables by their values",
        "[] // | ''",
      })
  void what_is_not_a_list_of_literals_is_explained_without_its_values(
      String source, String reason) {
    if (reason.equals("''")) {
      assertEquals(List.of(), read(source));
      return;
    }
    MalformedWireException refusal =
        assertThrows(MalformedWireException.class, () -> JavaScriptCardList.read(source));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(reason), message);
    assertFalse(message.contains("secret"), message);
  }

  private static List<Map<String, Object>> read(String source) {
    try {
      return JavaScriptCardList.read(source);
    } catch (MalformedWireException e) {
      throw new AssertionError(e);
    }
  }
}
