package dev.kaquan.wire.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushXmlTest {
  private static final String SAMPLE = """
      <xml> <ToUserName><![CDATA[gh_fc0a06a20993]]></ToUserName>
      <FromUserName><![CDATA[oZI8Fj040-be6rlDohc6gkoPOQTQ]]></FromUserName>
      <CreateTime>1472551036</CreateTime> <MsgType> <![CDATA[event]]> </MsgType>
      <Event> <![CDATA[user_get_card]]> </Event> <UserCardCode><![CDATA[018255396048]]></UserCardCode>
      <FriendUserName><![CDATA[]]></FriendUserName><OuterStr/>
      <ScanCodeInfo><ScanType>qr</ScanType><ScanResult>1</ScanResult></ScanCodeInfo></xml>
      """;

  @Test
  void blanks_around_texts_are_dropped_and_leading_zeros_are_kept() {
    Map<String, String> fields = PushXml.read(SAMPLE);
    assertEquals("user_get_card", fields.get("Event"));
    assertEquals("018255396048", fields.get("UserCardCode"));
    assertEquals("1472551036", fields.get("CreateTime"));
    assertEquals("", fields.get("FriendUserName"));
    assertEquals("", fields.get("OuterStr"));
    assertEquals("qr1", fields.get("ScanCodeInfo"));
    assertEquals(9, fields.size());
  }

  @Test
  void what_is_written_is_read_unchanged() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("A", "x ]]> y & <b> 卡券 \uD83D\uDE00");
    fields.put("B", 7L);
    assertEquals(
        Map.of("A", "x ]]> y & <b> 卡券 \uD83D\uDE00", "B", "7"),
        PushXml.read(PushXml.write(fields, " ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<xml>",
        "<xml><a></xml>",
        "<html><a>1</a></html>",
        "<xml><a>1</a></xml>trailing",
        "<xml><a>&undefined;</a></xml>",
        "<!DOCTYPE xml><xml><a>1</a></xml>",
        "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>",
        "<!DOCTYPE xml [<!ENTITY e \"boom\">]><xml><a>&e;</a></xml>",
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><a>1</a></xml>",
        "<xml><a>\u0001</a></xml>"
      })
  void anything_else_has_no_fields(String text) {
    assertEquals(Map.of(), PushXml.read(text));
  }

  @Test
  void depth_and_number_of_elements_are_bounded() {
    assertEquals(Map.of(), PushXml.read("<xml>" + "<a>".repeat(8) + "</a>".repeat(8) + "</xml>"));
    assertEquals(
        Map.of("a", "1"),
        PushXml.read("<xml>" + "<a>".repeat(7) + "1" + "</a>".repeat(7) + "</xml>"));
    assertEquals(Map.of(), PushXml.read("<xml>" + "<a/>".repeat(200) + "</xml>"));
    assertEquals(Map.of("a", ""), PushXml.read("<xml>" + "<a/>".repeat(199) + "</xml>"));
  }

  /** A mutated sample gives fields or none, and never anything else. */
  @Test
  void mutations_are_harmless() {
    Random random = new Random(14);
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
      for (int i = 0; i < 20_000; i++) {
        StringBuilder text = new StringBuilder(SAMPLE);
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
          int at = random.nextInt(text.length());
          switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, "<>&]!?/\u0000\uD800x".charAt(random.nextInt(10)));
            default -> text.replace(at, at, SAMPLE.substring(0, random.nextInt(SAMPLE.length())));
          }
        }
        PushXml.read(text.toString()).forEach((name, value) -> assertEquals(value.strip(), value));
      }
    });
  }
}
