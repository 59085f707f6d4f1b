package dev.kaquan.domain.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.signature.ApiTicket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is made by hand, joined and hashed without the code under test. */
class DiagnosisTest {
  private static final String T = " tQ3_x-Jsapi9 ";
  private static final String T2 = "mM2otherTicket";
  private static final String CID = "pFS7Fjg8kV1IdDz01r4SQwMkuCKc";
  private static final String TS = "1490190158";
  private static final String N = "Zz9aA0";
  private static final String CODE = "201";
  private static final String OID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  private static final String OUTER = "Guide";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        made("sorted-by-key", T, CID, CODE, N, OID, TS),
        made("not-sorted", TS, T, N, CID, CODE, OID),
        made("case-insensitive-order", T, TS, CODE, OID, CID, N),
        made("numeric-order", T, CODE, TS, N, OID, CID),
        made("separator-used", String.join("&", sorted(T, TS, N, CID, CODE, OID))),
        made("upper-case-hex", "UPPER", sorted(T, TS, N, CID, CODE, OID)),
        made("ticket-trimmed", sorted(T.strip(), TS, N, CID, CODE, OID)),
        made("ticket-missing", sorted(TS, N, CID, CODE, OID)),
        made("card-id-missing", sorted(T, TS, N, CODE, OID)),
        made("code-not-signed", sorted(T, TS, N, CID, OID)),
        made("openid-not-signed", sorted(T, TS, N, CID, CODE)),
        made("nonce-not-signed", sorted(T, TS, CID, CODE, OID)),
        made("timestamp-not-signed", sorted(T, N, CID, CODE, OID)),
        made("outer-str-signed", sorted(T, TS, N, CID, CODE, OID, OUTER)),
        made("fixed-begintimestamp-signed", sorted(T, TS, N, CID, CODE, OID, "1490190999")),
        made("balance-signed", sorted(T, TS, N, CID, CODE, OID, "77")),
        made("milliseconds-signed", sorted(T, TS + "042", N, CID, CODE, OID)),
        made("timestamp-differs", sorted(T, "1490190161", N, CID, CODE, OID)),
        made("timestamp-differs", sorted(T, "1490218958", N, CID, CODE, OID)),
        made(
            "jsapi-config-signature",
            "jsapi_ticket=" + T + "&noncestr=" + N + "&timestamp=" + TS
                + "&url=https://a.example/"),
        made("jsapi-config-signature", "jsapi_ticket=" + T + "&noncestr=" + N + "&timestamp=" + TS),
        made(
            "key-value-pairs-signed",
            "api_ticket=%s&card_id=%s&code=%s&nonce_str=%s&openid=%s&timestamp=%s"
                .formatted(T, CID, CODE, N, OID, TS)),
        made(
            "key-value-pairs-signed",
            "cardId=%scode=%snonceStr=%sopenid=%sticket=%stimestamp=%s"
                .formatted(CID, CODE, N, OID, T, TS)),
        made("wrong-ticket", sorted(T2, TS, N, CID, CODE, OID)));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("mistakes")
  void a_mistake_is_named(String name, String signature) {
    Diagnosis diagnosis = diagnose(full(signature));
    assertFalse(diagnosis.valid());
    assertEquals(List.of(name), names(diagnosis));
    assertEquals(List.of(), diagnosis.hints());
    assertFalse(diagnosis.findings().get(0).explanation().isEmpty());
  }

  @Test
  void a_string_for_a_missing_value_is_reported() {
    for (String word : List.of("null", "undefined")) {
      Map<String, Object> ext = full(sha1(sorted(T, TS, N, CID, OID, word)));
      ext.remove("code");
      assertEquals(List.of("null-text-signed"), names(diagnose(ext)));
    }
    Map<String, Object> both = full(sha1(sorted(T, TS, N, CID, "undefined", "undefined")));
    both.remove("code");
    both.put("openid", "");
    assertEquals(List.of("null-text-signed"), names(diagnose(both)));
  }

  @Test
  void milliseconds_that_were_sent_are_named_and_violate_a_rule() {
    Map<String, Object> ext = full(sha1(sorted(T, TS, N, CID, CODE, OID)));
    ext.put("timestamp", 1490190158042L);
    Diagnosis diagnosis = diagnose(ext);
    assertEquals(List.of("milliseconds-signed"), names(diagnosis));
    assertEquals(List.of("timestamp", "balance"), fields(diagnosis));
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        made("wrong-ticket+code-not-signed", sorted(T2, TS, N, CID, OID)),
        made("code-not-signed+openid-not-signed", sorted(T, TS, N, CID)),
        made("milliseconds-signed+not-sorted", T, TS + "999", CID, N, CODE, OID),
        made(
            "outer-str-signed+separator-used",
            String.join(",", sorted(T, TS, N, CID, CODE, OID, OUTER))),
        made("openid-not-signed+not-sorted", TS, CID, T, CODE, N),
        made("ticket-missing+timestamp-differs", sorted("1490190157", N, CID, CODE, OID)),
        made("card-id-missing+upper-case-hex", "UPPER", sorted(T, TS, N, CODE, OID)),
        made("ticket-trimmed+sorted-by-key", T.strip(), CID, CODE, N, OID, TS),
        made(
            "code-not-signed+key-value-pairs-signed",
            "card_id=%s&nonce_str=%s&openid=%s&ticket=%s&timestamp=%s"
                .formatted(CID, N, OID, T, TS)),
        made(
            "wrong-ticket+jsapi-config-signature",
            "jsapi_ticket=" + T2 + "&noncestr=" + N + "&timestamp=" + TS + "&url="));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void two_mistakes_together_are_named(String names, String signature) {
    Diagnosis diagnosis = diagnose(full(signature));
    assertEquals(List.of(names.split("\\+")), names(diagnosis));
    assertTrue(diagnosis.findings().get(0).explanation().contains("Combined with"));
  }

  /** The vectors for the traps that SDKs fell into. */
  @Test
  void known_sdk_bugs_are_reported() {
    String senparc =
        "E0o2-at6NcC2OsJiQTlwlKYyg-fKayq9IF7iYyyyi7JyxXirHaurpJgI7oqY0AVbFPnZmYCgmCdTNBlU1hBRzw";
    Map<String, Object> ext = fields(
        "code", "PK0000397757",
        "openid", "otMXytwcamKAa3JmUoQ0N7OGDFuA",
        "timestamp", "1498125529",
        "nonce_str", "F899139DF5E1059396431415E770C6DD",
        "signature", "3114e829e4ff35a216a2f0265eb728a534f25a11");
    assertTrue(names(diagnose(senparc, "ptMXyt1Z8fa_oO9VZCPeNvQIrL3E", ext))
        .contains("case-insensitive-order"));

    String wechatpy =
        "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg";
    Map<String, Object> numeric = fields(
        "code", CODE,
        "timestamp", TS,
        "nonce_str", N,
        "signature", "ac1142fda0c241d8c5fe0c68543a5a7e4b01f181");
    assertEquals(List.of("numeric-order"), names(diagnose(wechatpy, CID, numeric)));

    Map<String, Object> trimmed = fields(
        "code", "jonyqin_1434008071",
        "timestamp", "1404896688",
        "nonce_str", "jonyqin",
        "signature", "2b4d29b5f60fa4be37522ddfd9583c329446d3e3");
    assertEquals(
        List.of("ticket-trimmed"),
        names(diagnose("ojZ8YtyVyr30HheH3CM73y7h4jJE ", "pjZ8Yt1XGILfi-FUsewpnnolGgZk", trimmed)));
  }

  @Test
  void a_ticket_in_the_card_ext_is_disclosed_whether_the_signature_is_correct_or_not() {
    String ticket = "ojZ8YtyVyr30HheH3CM73y7h4jJE";
    Map<String, Object> ext = fields(
        "timestamp",
        TS,
        "nonce_str",
        N,
        "outer_str",
        "ticket=" + ticket,
        "signature",
        sha1(sorted(ticket, TS, N, CID)));
    Diagnosis correct = diagnose(ticket, CID, ext);
    assertEquals(List.of("ticket-disclosed"), names(correct));
    assertFalse(correct.valid());
    assertFalse(correct.toString().contains(ticket));

    ext.put("signature", sha1(sorted(ticket, TS, CID)));
    assertEquals(
        List.of("ticket-disclosed", "nonce-not-signed"), names(diagnose(ticket, CID, ext)));
    ext.put("signature", "0123456789012345678901234567890123456789");
    Diagnosis unexplained = diagnose(ticket, CID, ext);
    assertEquals(List.of("ticket-disclosed"), names(unexplained));
    assertFalse(unexplained.hints().isEmpty());
  }

  @Test
  void a_right_signature_is_valid() {
    Map<String, Object> ext = full(sha1(sorted(T, TS, N, CID, CODE, OID)));
    ext.remove("balance");
    Diagnosis diagnosis = diagnose(ext);
    assertTrue(diagnosis.valid());
    assertEquals("<api_ticket>" + TS + CODE + N + OID + CID, diagnosis.signedText());
  }

  @Test
  void a_right_signature_on_the_wrong_fields_is_not_valid() {
    Map<String, Object> ext = full(sha1(sorted(T, TS, N, CID, CODE, OID)));
    ext.remove("balance");
    Diagnosis diagnosis =
        Diagnosis.of(input(T, CID, ext), Optional.of(CardSamples.PLAIN), () -> false);
    assertFalse(diagnosis.valid());
    assertEquals(List.of("code", "openid", "fixed_begintimestamp"), fields(diagnosis));
  }

  @Test
  void what_no_known_mistake_yields_is_said_so() {
    Diagnosis diagnosis = diagnose(full("0123456789012345678901234567890123456789"));
    assertEquals(List.of(), diagnosis.findings());
    assertFalse(diagnosis.hints().isEmpty());
    assertFalse(diagnosis.hints().get(0).contains("time was over"));
  }

  @Test
  void a_search_that_is_ended_says_so_unless_it_found_something() {
    Map<String, Object> unexplained = full("0123456789012345678901234567890123456789");
    AtomicInteger checks = new AtomicInteger();
    Diagnosis ended = Diagnosis.of(
        input(T, CID, unexplained), Optional.empty(), () -> checks.incrementAndGet() == 3);
    assertEquals(3, checks.get());
    assertTrue(ended.hints().get(0).startsWith("The time was over"));
    Map<String, Object> sortedByKey = full(sha1(sorted(TS, N, CID, CODE, OID)));
    Diagnosis found = Diagnosis.of(input(T, CID, sortedByKey), Optional.empty(), () -> true);
    assertEquals(List.of("ticket-missing"), names(found));
    assertEquals(List.of(), found.hints());
  }

  @Test
  void what_is_no_signature_is_not_searched_for() {
    Diagnosis diagnosis = diagnose(full("not hex"));
    assertEquals(List.of(), diagnosis.findings());
    assertEquals("signature", fields(diagnosis).get(0));
  }

  @Test
  void the_ticket_shows_nowhere() {
    for (Arguments arguments : mistakes().toList()) {
      String shown = diagnose(full((String) arguments.get()[1])).toString();
      assertFalse(shown.contains(T.strip()) || shown.contains(T2));
    }
  }

  private static Arguments made(String name, String... values) {
    if (values[0].equals("UPPER")) {
      return Arguments.of(name, sha1(values[1]).toUpperCase(java.util.Locale.ROOT));
    }
    return Arguments.of(name, sha1(values));
  }

  private static Arguments made(String name, String flag, String[] values) {
    return made(name, flag, String.join("", values));
  }

  private static String sha1(String... values) {
    return DigestUtils.sha1Hex(String.join("", values));
  }

  private static String[] sorted(String... values) {
    Arrays.sort(values);
    return values;
  }

  private static Map<String, Object> full(String signature) {
    return fields(
        "code", CODE,
        "openid", OID,
        "timestamp", TS,
        "nonce_str", N,
        "fixed_begintimestamp", 1490190999,
        "outer_str", OUTER,
        "balance", 77,
        "signature", signature);
  }

  private static Map<String, Object> fields(Object... keysAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return fields;
  }

  private static DiagnosisInput input(String ticket, String cardId, Map<String, Object> ext) {
    return new DiagnosisInput(
        new ApiTicket(ticket),
        List.of(new ApiTicket(T2)),
        cardId,
        ReceivedCardExt.of(ext),
        "https://a.example/");
  }

  private static Diagnosis diagnose(Map<String, Object> ext) {
    return diagnose(T, CID, ext);
  }

  private static Diagnosis diagnose(String ticket, String cardId, Map<String, Object> ext) {
    return Diagnosis.of(input(ticket, cardId, ext), Optional.empty(), () -> false);
  }

  private static List<String> names(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(f -> f.mistake().stableName()).toList();
  }

  private static List<String> fields(Diagnosis diagnosis) {
    return diagnosis.violations().stream().map(Violation::field).toList();
  }
}
