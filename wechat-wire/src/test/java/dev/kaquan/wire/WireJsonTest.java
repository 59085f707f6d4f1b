package dev.kaquan.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  private record Counted(@JsonProperty("count") Integer count) {}

  @Test
  void chinese_is_written_as_itself() {
    assertEquals("{\"title\":\"双人套餐\"}", WireJson.write(Map.of("title", "双人套餐")));
  }

  @Test
  void a_decimal_keeps_every_digit() throws MalformedWireException {
    String text = "{\"fee\":0.12345678901234567890123}";
    assertEquals(
        new BigDecimal("0.12345678901234567890123"), WireJson.readObject(text).get("fee"));
    assertEquals(text, WireJson.write(WireJson.readObject(text)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "// note\n{}"
      })
  void what_is_not_one_json_object_is_refused(String text) {
    assertThrows(MalformedWireException.class, () -> WireJson.readObject(text));
    assertThrows(MalformedWireException.class, () -> WireJson.read(text, ErrorReply.class));
    assertThrows(MalformedWireException.class, () -> CardExtJson.read(text));
  }

  @Test
  void a_refusal_does_not_repeat_what_was_read() {
    for (String text :
        List.of("{\"access_token\":\"s3cret\"", "{\"access_token\":{\"s3cret\":1}}", "s3cret")) {
      MalformedWireException refusal =
          assertThrows(MalformedWireException.class, () -> WireJson.read(text, TokenReply.class));
      assertFalse(String.valueOf(refusal.getMessage()).contains("s3cret"));
      assertNull(refusal.getCause());
    }
  }

  @Test
  void an_unknown_field_is_skipped() throws MalformedWireException {
    assertEquals(
        new ErrorReply(0, "ok"),
        WireJson.read("{\"errcode\":0,\"errmsg\":\"ok\",\"rid\":\"x\"}", ErrorReply.class));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"10", "10.0", "10.00", "1e1", "\"10\"", "\"10.0\""})
  void a_number_without_a_fraction_is_an_integer(String number) throws MalformedWireException {
    assertEquals(10, batch(number).count());
    assertEquals(10, reply("errcode", number).errCode());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"10.5", "1e10", "1e999999999", "2147483648", "\"\"", "\"ten\"", "true", "[10]"})
  void a_value_that_is_not_an_integer_is_refused(String number) {
    assertThrows(MalformedWireException.class, () -> batch(number));
    assertThrows(MalformedWireException.class, () -> reply("errcode", number));
  }

  @Test
  void an_absent_number_is_empty_or_0() throws MalformedWireException {
    assertNull(batch("null").count());
    assertNull(WireJson.read("{}", Counted.class).count());
    assertEquals(0, reply("errcode", "null").errCode());
    assertEquals(0, reply("other", "1").errCode());
  }

  @Test
  void a_secret_does_not_print() {
    String secret = "s3cret";
    for (Object message : List.of(
        new TokenReply(secret, 7200),
        new TicketReply(0, "ok", secret, 7200),
        new StableTokenRequest("client_credential", "wx1", secret, false))) {
      assertFalse(message.toString().contains(secret));
    }
  }

  private static Counted batch(String count) throws MalformedWireException {
    return WireJson.read("{\"count\":" + count + "}", Counted.class);
  }

  private static ErrorReply reply(String key, String number) throws MalformedWireException {
    return WireJson.read("{\"" + key + "\":" + number + "}", ErrorReply.class);
  }
}
