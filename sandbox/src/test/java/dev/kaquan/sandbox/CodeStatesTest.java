package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of a code, and the result of each query and operation in it. */
class CodeStatesTest {
  private static final List<String> STEPS = List.of(
      "get",
      "check",
      "consume",
      "update",
      "unavailable",
      "mark",
      "list",
      "open",
      "gift",
      "take-gift",
      "delete",
      "restore",
      "self-consume",
      "pay",
      "enter-session",
      "userinfo");

  @TempDir
  private Path folder;

  private SandboxFixture sandbox;
  private int codes;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** The results are in the order of {@link #STEPS}, each from a new state; a coupon can be redeemed. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      taken       | NORMAL       0     40071 0     0     0     there ok     0     40056 0     40127 0     0     0     NORMAL
      restored    | NORMAL       0     40071 0     0     0     there ok     0     40056 0     40127 0     0     0     NORMAL
      redeemable  | NORMAL       0     0     0     0     0     there ok     0     40056 0     72003 0     0     0     72003
      consumed    | CONSUMED     40099 40099 40099 40099 40099 none  ok     40127 40056 40127 72003 40099 40127 0     72003
      expired     | EXPIRE       40127 40071 40127 0     40127 there ok     40127 40056 0     40127 40127 40127 0     EXPIRE
      gifting     | GIFTING      40127 40071 40127 0     40127 there ok     40127 0     40127 40127 40127 40127 0     GIFTING
      returned    | GIFT_TIMEOUT 40127 40071 40127 0     40127 there ok     40127 40056 40127 40127 40127 40127 0     GIFT_TIMEOUT
      deleted     | DELETE       40127 40071 40127 40127 40127 there closed 40127 40056 40127 0     40127 40127 40127 DELETE
      unavailable | UNAVAILABLE  40127 40071 40127 40127 40127 there ok     40127 40056 40127 40127 40127 40127 0     UNAVAILABLE
      given       | 40056        40056 40056 40056 40056 40056 none  closed 40056 40056 40056 40056 40056 40056 40056 GIFT_SUCC
      renamed     | 40056        40056 40056 40056 40056 40056 none  closed 40056 40056 40056 40056 40056 40056 40056 40056
      never-taken | 40056        40056 40056 40056 40056 40056 none  closed 40056 40056 40056 40056 40056 40056 40056 40056
      """)
  void a_code_answers_by_its_state(String state, String answers) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    String[] answer = answers.split(" +");
    for (int i = 0; i < STEPS.size(); i++) {
      String step = STEPS.get(i);
      expected.put(step, answer[i]);
      String card = card(step.equals("pay") ? "pay" : "selfconsume", state);
      seen.put(step, step(step, card, in(state, card)));
    }
    assertEquals(expected, seen);
  }

  /** A final state stays, whatever a person does with the card on the phone. */
  @ParameterizedTest
  @CsvSource({"consumed,CONSUMED", "unavailable,UNAVAILABLE", "returned,GIFT_TIMEOUT"})
  void a_final_code_cannot_be_reactivated(String state, String status) {
    String card = card("selfconsume", state);
    String code = in(state, card);
    for (String step : List.of("delete", "restore", "gift", "take-gift", "restore", "mark")) {
      step(step, card, code);
    }
    assertEquals(status, step("get", card, code));
    sandbox.restart();
    assertEquals(status, step("get", card, code));
  }

  @Test
  void a_gift_made_unavailable_on_its_way_does_not_return() {
    String card = card("pay");
    String code = in("gifting", card);
    ok(sandbox.merchant("/card/code/unavailable", request(card, code)));
    assertEquals("40056", step("take-gift", card, code));
    sandbox.passes(Duration.ofHours(25));
    assertEquals("UNAVAILABLE", step("get", card, code));
  }

  @Test
  void a_gift_returns_when_it_expires_and_not_before() {
    String card = card("pay");
    String code = in("gifting", card);
    sandbox.passes(Duration.ofHours(24).minusSeconds(1));
    assertEquals("GIFTING", step("get", card, code));
    sandbox.restart();
    sandbox.passes(Duration.ofSeconds(1));
    assertEquals("GIFT_TIMEOUT", step("get", card, code));
  }

  @Test
  void a_renamed_code_keeps_its_state() {
    String card = card("pay");
    String code = in("taken", card);
    ok(sandbox.merchant("/card/membercard/activate", """
        {"card_id":"%s","code":"%s","membership_number":"M1","init_bonus":7}""".formatted(card, code)));
    ok(sandbox.merchant("/card/code/update", request(card, code, "new_code", "N1")));
    Map<String, Object> member =
        sandbox.merchant("/card/membercard/userinfo/get", request(card, "N1"));
    assertEquals("M1", member.get("membership_number"));
    assertEquals(7, ((Number) member.get("bonus")).intValue());
    assertEquals(true, member.get("has_active"));
  }

  @Test
  void a_member_card_that_was_given_is_a_membership_of_the_friend() {
    String card = card("pay");
    Map<String, Object> taken = phone("take-gift", BOB, card, in("gifting", card));
    Map<String, Object> member = sandbox.merchant(
        "/card/membercard/userinfo/get", request(card, SandboxFixture.text(taken, "code")));
    assertEquals(BOB, member.get("openid"));
    assertEquals(true, member.get("has_active"));
  }

  private String card(String cell) {
    return card(cell, "");
  }

  private String card(String cell, String state) {
    boolean isCoupon = state.equals("redeemable") || state.equals("consumed");
    String template = isCoupon ? coupon("") : memberCard(",\"auto_activate\":true");
    String card = sandbox.create(template
        .replace(
            "\"type\":\"DATE_TYPE_PERMANENT\"",
            "\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":30,\"fixed_begin_term\":0")
        .replace("\"sku\"", "\"use_custom_code\":true,\"use_all_locations\":true,\"sku\""));
    ok(sandbox.merchant("/card/" + cell + "cell/set", json("card_id", card, "is_open", true)));
    return card;
  }

  private String in(String state, String card) {
    String code = "00" + ++codes;
    if (state.equals("never-taken")) {
      return code;
    }
    String ext = sandbox.cardExt(card, Map.of("code", code), Map.of());
    assertEquals(
        "addCard:ok",
        sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg"));
    switch (state) {
      case "consumed" -> ok(sandbox.merchant("/card/code/consume", request(card, code)));
      case "expired" -> sandbox.passes(Duration.ofDays(31));
      case "gifting" -> ok(phone("gift", ANN, card, code));
      case "returned" -> {
        ok(phone("gift", ANN, card, code));
        sandbox.passes(Duration.ofHours(24));
      }
      case "deleted" -> ok(phone("delete", ANN, card, code));
      case "restored" -> {
        ok(phone("delete", ANN, card, code));
        ok(phone("restore", ANN, card, code));
      }
      case "unavailable" -> ok(sandbox.merchant("/card/code/unavailable", request(card, code)));
      case "given" -> {
        ok(phone("gift", ANN, card, code));
        ok(phone("take-gift", BOB, card, code));
      }
      case "renamed" ->
        ok(sandbox.merchant("/card/code/update", request(card, code, "new_code", "N" + code)));
      default -> assertTrue(state.equals("taken") || state.equals("redeemable"));
    }
    return code;
  }

  private String step(String step, String card, String code) {
    Map<String, Object> answer = switch (step) {
      case "get" -> sandbox.merchant("/card/code/get", request(card, code));
      case "check" ->
        sandbox.merchant("/card/code/get", request(card, code, "check_consume", true));
      case "consume", "unavailable" -> sandbox.merchant("/card/code/" + step, request(card, code));
      case "update" ->
        sandbox.merchant("/card/code/update", request(card, code, "new_code", "X" + code));
      case "mark" ->
        sandbox.merchant("/card/code/mark", request(card, code, "openid", ANN, "is_mark", true));
      case "userinfo" -> sandbox.merchant("/card/membercard/userinfo/get", request(card, code));
      case "list" -> sandbox.merchant("/card/user/getcardlist", request(card, code, "openid", ANN));
      case "open" ->
        sandbox.post(
            "/sandbox/wx/openCard",
            WireJson.write(
                Map.of("openid", ANN, "cardList", List.of(Map.of("cardId", card, "code", code)))));
      default -> phone(step, step.equals("take-gift") ? BOB : ANN, card, code);
    };
    return switch (step) {
      case "get", "userinfo" ->
        String.valueOf(answer.getOrDefault("user_card_status", answer.get("errcode")));
      case "list" -> String.valueOf(answer).contains("code=" + code + ",") ? "there" : "none";
      case "open" -> answer.get("errMsg").equals("openCard:ok") ? "ok" : "closed";
      default -> Integer.toString(errCode(answer));
    };
  }

  private static void ok(Map<String, Object> answer) {
    assertEquals(0, errCode(answer), answer.toString());
  }

  private Map<String, Object> phone(String what, String openid, String card, String code) {
    return sandbox.post(
        "/sandbox/phone/" + what,
        WireJson.write(Map.of("openid", openid, "cardId", card, "code", code)));
  }

  private static String request(String card, String code, Object... more) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("card_id", card, "code", code));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(String.valueOf(more[i]), more[i + 1]);
    }
    return WireJson.write(fields);
  }
}
