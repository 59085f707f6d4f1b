package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People claim cards with a signed cardExt. */
class ClaimTest {
  @TempDir
  private Path folder;

  private SandboxFixture sandbox;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void the_phone_hands_back_the_same_cardExt_and_an_encrypted_code() {
    String card = sandbox.create(coupon(""));
    String ext = sandbox.cardExt(card, Map.of(), Map.of("outer_str", "门店"));
    Map<String, Object> added = sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext)));
    assertEquals("addCard:ok", added.get("errMsg"));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) added.get("cardList")).get(0);
    assertEquals(card, first.get("cardId"));
    assertEquals(ext, first.get("cardExt"));
    assertEquals(true, first.get("isSuccess"));
    assertTrue(String.valueOf(first.get("code")).matches("[A-Za-z0-9+/]{64}"));
    Map<String, Object> held =
        sandbox.merchant("/card/code/get", json("code", sandbox.codeIn(added)));
    assertEquals(ANN, held.get("openid"));
    assertEquals("门店", held.get("outer_str"));
    assertEquals("NORMAL", held.get("user_card_status"));
  }

  @Test
  void a_wrong_signature_and_one_by_another_ticket_are_refused() {
    String card = sandbox.create(coupon(""));
    String good = sandbox.cardExt(card, Map.of(), Map.of());
    assertDenied("签名错误", 49004, card, good.replaceAll("\"signature\":\".", "\"signature\":\"z"));
    assertDenied("签名错误", 49004, card, good.replace("\"nonce", "\"other"));
    assertDenied("签名错误", 49004, sandbox.create(coupon("")), good);
    assertEquals("addCard:ok", added(card, good));
  }

  @Test
  void a_nonce_and_timestamp_serve_once_for_a_card() {
    String card = sandbox.create(coupon(""));
    String ext = sandbox.cardExt(card, Map.of(), Map.of());
    assertEquals("addCard:ok", added(card, ext));
    assertDenied("已领完", 40080, card, ext);
    sandbox.restart();
    assertDenied("已领完", 40080, card, ext);
  }

  @Test
  void what_a_refused_claim_used_can_be_used_again() {
    String card = sandbox.create(coupon(",\"get_limit\":1"));
    assertEquals("addCard:ok", sandbox.adds(ANN, card).get("errMsg"));
    String ext = sandbox.cardExt(card, Map.of(), Map.of());
    assertDenied("超出领取限制", 45033, card, ext);
    assertEquals(
        "addCard:ok",
        sandbox.adds(BOB, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg"));
  }

  @Test
  void a_custom_code_is_claimed_once_and_keeps_its_zeros() {
    String card = sandbox.create(coupon(",\"use_custom_code\":true"));
    Map<String, String> code = Map.of("code", "0042");
    assertDenied("参数错误", 40080, card, sandbox.cardExt(card, Map.of(), Map.of()));
    assertEquals("addCard:ok", added(card, sandbox.cardExt(card, code, Map.of())));
    assertDenied("已领完", 40116, card, sandbox.cardExt(card, code, Map.of()));
    assertEquals(40056, errCode(sandbox.merchant("/card/code/get", "{\"code\":\"0042\"}")));
    assertEquals(
        0, errCode(sandbox.merchant("/card/code/get", json("code", "0042", "card_id", card))));
  }

  @Test
  void a_bound_card_requires_its_person() {
    String card = sandbox.create(coupon(",\"bind_openid\":true"));
    assertDenied("参数错误", 40080, card, sandbox.cardExt(card, Map.of(), Map.of()));
    assertDenied("参数错误", 40080, card, sandbox.cardExt(card, Map.of("openid", BOB), Map.of()));
    assertEquals("addCard:ok", added(card, sandbox.cardExt(card, Map.of("openid", ANN), Map.of())));
  }

  @Test
  void one_card_of_a_list_may_fail_and_the_others_succeed() {
    String card = sandbox.create(coupon(",\"get_limit\":1"));
    List<?> results = (List<?>) sandbox.adds(ANN, card, card).get("cardList");
    assertEquals(true, ((Map<?, ?>) results.get(0)).get("isSuccess"));
    assertEquals(false, ((Map<?, ?>) results.get(1)).get("isSuccess"));
    assertEquals("", ((Map<?, ?>) results.get(1)).get("code"));
  }

  @Test
  void a_person_claims_one_member_card_at_a_time() {
    String member = sandbox.create(memberCard(",\"auto_activate\":true"));
    String other = sandbox.create(memberCard(",\"auto_activate\":true"));
    String coupon = sandbox.create(coupon(""));
    List<?> results = (List<?>) sandbox.adds(ANN, member, other, coupon).get("cardList");
    assertEquals(
        List.of(true, false, true),
        results.stream().map(card -> ((Map<?, ?>) card).get("isSuccess")).toList());
    assertEquals("addCard:ok", sandbox.adds(ANN, other).get("errMsg"));
  }

  @Test
  void a_card_whose_time_is_over_is_not_taken_and_its_codes_expire() {
    String card = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, card);
    String request = "{\"code\":\"" + code + "\",\"check_consume\":%s}";
    sandbox.passes(Duration.ofDays(31));
    Map<String, Object> held = sandbox.merchant("/card/code/get", request.formatted(false));
    assertEquals("EXPIRE", held.get("user_card_status"));
    assertEquals(false, held.get("can_consume"));
    assertEquals(40127, errCode(sandbox.merchant("/card/code/get", request.formatted(true))));
  }

  @Test
  void concurrent_claims_of_fifty_copies_serve_fifty_people() throws Exception {
    String card = sandbox.create(coupon("").replace("\"quantity\":500", "\"quantity\":50"));
    ExecutorService people = Executors.newFixedThreadPool(16);
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String openid = "o%027d".formatted(i);
      answers.add(people.submit(() -> sandbox.adds(openid, card).get("errMsg")));
    }
    int ok = 0;
    for (Future<Object> answer : answers) {
      ok += answer.get().equals("addCard:ok") ? 1 : 0;
    }
    people.shutdown();
    assertEquals(50, ok);
    assertTrue(sandbox
        .merchant("/card/get", json("card_id", card))
        .toString()
        .contains("sku={quantity=0, total_quantity=50}"));
  }

  @Test
  void one_person_at_many_phones_takes_no_more_than_the_limit() throws Exception {
    String card = sandbox.create(coupon(",\"get_limit\":3"));
    ExecutorService phones = Executors.newFixedThreadPool(8);
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(phones.submit(() -> sandbox.adds(ANN, card).get("errMsg")));
    }
    int ok = 0;
    for (Future<Object> answer : answers) {
      ok += answer.get().equals("addCard:ok") ? 1 : 0;
    }
    phones.shutdown();
    assertEquals(3, ok);
  }

  @Test
  void cards_and_codes_are_there_after_a_restart() {
    String card = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, card);
    sandbox.restart();
    assertEquals(ANN, sandbox.merchant("/card/code/get", json("code", code)).get("openid"));
    assertTrue(sandbox
        .merchant("/card/get", json("card_id", card))
        .toString()
        .contains("sku={quantity=499, total_quantity=500}"));
    assertFalse(code.equals(sandbox.holds(BOB, card)));
  }

  @Test
  void only_its_holder_can_open_a_card() {
    String card = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, card);
    String opened = json("openid", "%s", "cardList", List.of(Map.of("cardId", card, "code", code)));
    assertEquals(
        "openCard:ok",
        sandbox.post("/sandbox/wx/openCard", opened.formatted(ANN)).get("errMsg"));
    assertEquals(
        "openCard:fail (invalid code)",
        sandbox.post("/sandbox/wx/openCard", opened.formatted(BOB)).get("errMsg"));
  }

  /** By code mode and bind_openid: whether cardExt may contain code and openid. */
  @ParameterizedTest(name = "{0} bound={1}: code={2} openid={3}")
  @CsvSource({
    "platform, false, false, false, true",
    "platform, false, true,  false, false",
    "platform, false, false, true,  false",
    "platform, false, true,  true,  false",
    "platform, true,  false, false, false",
    "platform, true,  true,  false, false",
    "platform, true,  false, true,  true",
    "platform, true,  true,  true,  false",
    "custom,   false, false, false, false",
    "custom,   false, true,  false, true",
    "custom,   false, false, true,  false",
    "custom,   false, true,  true,  false",
    "custom,   true,  false, false, false",
    "custom,   true,  true,  false, false",
    "custom,   true,  false, true,  false",
    "custom,   true,  true,  true,  true",
    "deposit,  false, false, false, true",
    "deposit,  false, true,  false, false",
    "deposit,  false, false, true,  false",
    "deposit,  false, true,  true,  false",
    "deposit,  true,  false, false, false",
    "deposit,  true,  true,  false, false",
    "deposit,  true,  false, true,  true",
    "deposit,  true,  true,  true,  false",
  })
  void cardExt_holds_what_the_card_asks_for_and_nothing_else(
      String mode, boolean bound, boolean withCode, boolean withOpenid, boolean fits) {
    String more = bound ? ",\"bind_openid\":true" : "";
    String card = switch (mode) {
      case "platform" -> sandbox.create(coupon(more));
      case "custom" -> sandbox.create(coupon(more + ",\"use_custom_code\":true"));
      default -> deposited(more, "D1");
    };
    Map<String, String> signed = new HashMap<>();
    if (withCode) {
      signed.put("code", "D1");
    }
    if (withOpenid) {
      signed.put("openid", ANN);
    }
    String ext = sandbox.cardExt(card, signed, Map.of());
    if (fits) {
      assertEquals("addCard:ok", added(card, ext));
    } else {
      assertDenied("参数错误", 40080, card, ext);
    }
  }

  @Test
  void an_empty_code_and_openid_are_absent() {
    String card = sandbox.create(coupon(""));
    assertEquals(
        "addCard:ok",
        added(card, sandbox.cardExt(card, Map.of(), Map.of("code", "", "openid", ""))));
  }

  @Test
  void a_ticket_of_another_type_does_not_sign_cards() {
    String card = sandbox.create(coupon(""));
    String now = Long.toString(sandbox.now().getEpochSecond());
    String byJsapi =
        CardSignature.over(new ApiTicket(sandbox.ticket("jsapi")), card, now).hex();
    assertDenied(
        "签名错误", 49004, card, WireJson.write(Map.of("timestamp", now, "signature", byJsapi)));
  }

  @Test
  void without_a_nonce_a_request_can_be_repeated() {
    String card = sandbox.create(coupon(""));
    String now = Long.toString(sandbox.now().getEpochSecond());
    String signature =
        CardSignature.over(new ApiTicket(sandbox.ticket("wx_card")), card, now).hex();
    String ext = WireJson.write(Map.of("timestamp", now, "signature", signature));
    assertEquals("addCard:ok", added(card, ext));
    assertEquals("addCard:ok", added(card, ext));
  }

  @Test
  void a_card_that_is_sold_out_or_over_or_deleted_is_not_taken() {
    String soldOut = sandbox.create(coupon("").replace("\"quantity\":500", "\"quantity\":1"));
    sandbox.holds(BOB, soldOut);
    assertDenied("已领完", 45031, soldOut, sandbox.cardExt(soldOut, Map.of(), Map.of()));
    String deleted = sandbox.create(coupon(""));
    sandbox.merchant("/card/delete", json("card_id", deleted));
    assertDenied("卡券不可领取", 40078, deleted, sandbox.cardExt(deleted, Map.of(), Map.of()));
    long end = sandbox.now().getEpochSecond() + 3600;
    String over = sandbox.create(coupon("")
        .replace(
            "\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":30,\"fixed_begin_term\":0",
            "\"type\":\"DATE_TYPE_FIX_TIME_RANGE\",\"begin_timestamp\":" + (end - 7200)
                + ",\"end_timestamp\":" + end));
    assertEquals("addCard:ok", sandbox.adds(ANN, over).get("errMsg"));
    sandbox.passes(Duration.ofSeconds(3601));
    assertDenied("卡券已过期", 40079, over, sandbox.cardExt(over, Map.of(), Map.of()));
    assertDenied("卡券不存在", 40073, "p-nobody", sandbox.cardExt("p-nobody", Map.of(), Map.of()));
  }

  @Test
  void each_card_of_a_list_is_claimed_separately_and_the_first_reason_is_reported() {
    String card = sandbox.create(coupon(""));
    String bound = sandbox.create(coupon(",\"bind_openid\":true"));
    String ext = sandbox.cardExt(card, Map.of(), Map.of());
    HttpResponse<String> answer = asks(List.of(
        Map.of("cardId", card, "cardExt", ext),
        Map.of("cardId", bound, "cardExt", sandbox.cardExt(bound, Map.of(), Map.of())),
        Map.of("cardId", card, "cardExt", ext),
        Map.of("cardId", card, "cardExt", sandbox.cardExt(card, Map.of(), Map.of()))));
    assertTrue(answer.body().contains("\"errMsg\":\"addCard:ok\""), answer.body());
    assertEquals(
        List.of("true", "false", "false", "true"),
        Pattern.compile("\"isSuccess\":(\\w+)")
            .matcher(answer.body())
            .results()
            .map(found -> found.group(1))
            .toList());
    String reason = answer.headers().firstValue("X-Sandbox-Reason").orElse("none");
    assertTrue(reason.startsWith("40080 "), reason);
    assertEquals(2, held(ANN).size());
  }

  @Test
  void a_refused_claim_stores_nothing() {
    String card = deposited(",\"get_limit\":1", "D1", "D2");
    String ext = sandbox.cardExt(card, Map.of(), Map.of());
    sandbox.holds(ANN, card);
    assertDenied("超出领取限制", 45033, card, ext);
    assertTrue(stock(card).contains("quantity=1, total_quantity=2"), stock(card));
    assertEquals(1, held(ANN).size());
    sandbox.restart();
    assertDenied("超出领取限制", 45033, card, ext);
    sandbox.holds(BOB, card);
    assertTrue(stock(card).contains("quantity=0, total_quantity=2"), stock(card));
  }

  @Test
  void a_qr_code_of_several_cards_gives_all_or_none() {
    String left = sandbox.create(coupon(""));
    String soldOut = sandbox.create(coupon("").replace("\"quantity\":500", "\"quantity\":1"));
    String ticket = SandboxFixture.text(
        sandbox.merchant("/card/qrcode/create", """
            {"action_name":"QR_MULTIPLE_CARD","action_info":{"multiple_card":{"card_list":[
            {"card_id":"%s"},{"card_id":"%s"}]}}}""".formatted(left, soldOut)), "ticket");
    String scan = json("openid", "%s", "ticket", ticket);
    assertEquals(
        "addCard:ok", sandbox.post("/sandbox/phone/scan", scan.formatted(ANN)).get("errMsg"));
    assertEquals(
        "addCard:fail (已领完)",
        sandbox.post("/sandbox/phone/scan", scan.formatted(BOB)).get("errMsg"));
    assertEquals(2, held(ANN).size());
    assertEquals(List.of(), held(BOB));
    assertTrue(stock(left).contains("quantity=499"), stock(left));
  }

  @Test
  void concurrent_claims_get_each_deposited_code_once() throws Exception {
    String[] pool = IntStream.range(0, 50).mapToObj("00%02d"::formatted).toArray(String[]::new);
    String card = deposited("", pool);
    ExecutorService people = Executors.newFixedThreadPool(16);
    List<Future<Map<String, Object>>> answers = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String openid = "o%027d".formatted(i);
      answers.add(people.submit(() -> sandbox.adds(openid, card)));
    }
    List<String> codes = new ArrayList<>();
    for (Future<Map<String, Object>> answer : answers) {
      if (answer.get().get("errMsg").equals("addCard:ok")) {
        codes.add(sandbox.codeIn(answer.get()));
      }
    }
    people.shutdown();
    assertNotEquals(List.of(pool), codes);
    Collections.sort(codes);
    assertEquals(List.of(pool), codes);
  }

  private String deposited(String more, String... codes) {
    String card = sandbox.create(coupon(more
            + ",\"use_custom_code\":true,\"get_custom_code_mode\":"
            + "\"GET_CUSTOM_CODE_MODE_DEPOSIT\"")
        .replace("\"quantity\":500", "\"quantity\":0"));
    sandbox.merchant(
        "/card/code/deposit", WireJson.write(Map.of("card_id", card, "code", List.of(codes))));
    sandbox.merchant(
        "/card/modifystock",
        WireJson.write(Map.of("card_id", card, "increase_stock_value", codes.length)));
    return card;
  }

  private String stock(String card) {
    return sandbox.merchant("/card/get", json("card_id", card)).toString();
  }

  private List<?> held(String openid) {
    return (List<?>)
        sandbox.merchant("/card/user/getcardlist", json("openid", openid)).get("card_list");
  }

  private Object added(String card, String ext) {
    return sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg");
  }

  private void assertDenied(String prompt, int errCode, String card, String ext) {
    HttpResponse<String> answer = asks(List.of(Map.of("cardId", card, "cardExt", ext)));
    assertEquals(json("errMsg", "addCard:fail (" + prompt + ")"), answer.body());
    String reason = answer.headers().firstValue("X-Sandbox-Reason").orElse("none");
    assertTrue(reason.startsWith(errCode + " "), reason);
  }

  private HttpResponse<String> asks(List<Map<String, String>> cardList) {
    return sandbox.send(HttpRequest.newBuilder(sandbox.at("/sandbox/wx/addCard"))
        .header("Content-Type", "application/json")
        .POST(
            BodyPublishers.ofString(WireJson.write(Map.of("openid", ANN, "cardList", cardList)))));
  }
}
