package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.Played.ANN;
import static dev.kaquan.sandbox.Played.BOB;
import static dev.kaquan.sandbox.Played.coupon;
import static dev.kaquan.sandbox.Played.errCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People take cards with what the merchant signed. */
class ClaimTest {
  @TempDir
  private Path folder;

  private Played played;

  @BeforeEach
  void start() {
    played = new Played(folder);
  }

  @AfterEach
  void stop() {
    played.close();
  }

  @Test
  void the_phone_hands_back_the_same_cardExt_and_an_encrypted_code() {
    String card = played.create(coupon(""));
    String ext = played.cardExt(card, Map.of(), Map.of("outer_str", "门店"));
    Map<String, Object> added = played.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext)));
    assertEquals("addCard:ok", added.get("errMsg"));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) added.get("cardList")).get(0);
    assertEquals(card, first.get("cardId"));
    assertEquals(ext, first.get("cardExt"));
    assertEquals(true, first.get("isSuccess"));
    assertTrue(String.valueOf(first.get("code")).matches("[A-Za-z0-9+/]{64}"));
    Map<String, Object> held =
        played.merchant("/card/code/get", "{\"code\":\"" + played.codeIn(added) + "\"}");
    assertEquals(ANN, held.get("openid"));
    assertEquals("门店", held.get("outer_str"));
    assertEquals("NORMAL", held.get("user_card_status"));
  }

  @Test
  void a_wrong_signature_and_one_by_another_ticket_are_refused() {
    String card = played.create(coupon(""));
    String good = played.cardExt(card, Map.of(), Map.of());
    assertDenied("签名错误", 49004, card, good.replaceAll("\"signature\":\".", "\"signature\":\"z"));
    assertDenied("签名错误", 49004, card, good.replace("\"nonce", "\"other"));
    assertDenied("签名错误", 49004, played.create(coupon("")), good);
    assertEquals("addCard:ok", added(card, good));
  }

  @Test
  void a_nonce_and_timestamp_serve_once_for_a_card() {
    String card = played.create(coupon(""));
    String ext = played.cardExt(card, Map.of(), Map.of());
    assertEquals("addCard:ok", added(card, ext));
    assertDenied("已领完", 40080, card, ext);
    played.restart();
    assertDenied("已领完", 40080, card, ext);
  }

  @Test
  void what_a_refused_claim_used_can_be_used_again() {
    String card = played.create(coupon(",\"get_limit\":1"));
    assertEquals("addCard:ok", played.adds(ANN, card).get("errMsg"));
    String ext = played.cardExt(card, Map.of(), Map.of());
    assertDenied("超出领取限制", 45033, card, ext);
    assertEquals(
        "addCard:ok",
        played.adds(BOB, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg"));
  }

  @Test
  void a_custom_code_is_taken_once_and_keeps_its_zeros() {
    String card = played.create(coupon(",\"use_custom_code\":true"));
    Map<String, String> code = Map.of("code", "0042");
    assertDenied("参数错误", 40080, card, played.cardExt(card, Map.of(), Map.of()));
    assertEquals("addCard:ok", added(card, played.cardExt(card, code, Map.of())));
    assertDenied("已领完", 40116, card, played.cardExt(card, code, Map.of()));
    assertEquals(40056, errCode(played.merchant("/card/code/get", "{\"code\":\"0042\"}")));
    assertEquals(
        0,
        errCode(
            played.merchant("/card/code/get", "{\"code\":\"0042\",\"card_id\":\"" + card + "\"}")));
  }

  @Test
  void a_bound_card_wants_the_one_person() {
    String card = played.create(coupon(",\"bind_openid\":true"));
    assertDenied("参数错误", 40080, card, played.cardExt(card, Map.of(), Map.of()));
    assertDenied("参数错误", 40080, card, played.cardExt(card, Map.of("openid", BOB), Map.of()));
    assertEquals("addCard:ok", added(card, played.cardExt(card, Map.of("openid", ANN), Map.of())));
  }

  @Test
  void one_card_of_a_list_may_fail_and_the_others_succeed() {
    String card = played.create(coupon(",\"get_limit\":1"));
    List<?> results = (List<?>) played.adds(ANN, card, card).get("cardList");
    assertEquals(true, ((Map<?, ?>) results.get(0)).get("isSuccess"));
    assertEquals(false, ((Map<?, ?>) results.get(1)).get("isSuccess"));
    assertEquals("", ((Map<?, ?>) results.get(1)).get("code"));
  }

  @Test
  void a_card_whose_time_is_over_is_not_taken_and_its_codes_expire() {
    String card = played.create(coupon(""));
    String code = played.holds(ANN, card);
    String asked = "{\"code\":\"" + code + "\",\"check_consume\":%s}";
    played.passes(Duration.ofDays(31));
    Map<String, Object> held = played.merchant("/card/code/get", asked.formatted(false));
    assertEquals("EXPIRE", held.get("user_card_status"));
    assertEquals(false, held.get("can_consume"));
    assertEquals(40127, errCode(played.merchant("/card/code/get", asked.formatted(true))));
  }

  @Test
  void fifty_copies_go_to_fifty_people_however_many_come_at_once() throws Exception {
    String card = played.create(coupon("").replace("\"quantity\":500", "\"quantity\":50"));
    ExecutorService people = Executors.newFixedThreadPool(16);
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String openid = "o%027d".formatted(i);
      answers.add(people.submit(() -> played.adds(openid, card).get("errMsg")));
    }
    int ok = 0;
    for (Future<Object> answer : answers) {
      ok += answer.get().equals("addCard:ok") ? 1 : 0;
    }
    people.shutdown();
    assertEquals(50, ok);
    assertTrue(played
        .merchant("/card/get", "{\"card_id\":\"" + card + "\"}")
        .toString()
        .contains("sku={quantity=0, total_quantity=50}"));
  }

  @Test
  void one_person_at_many_phones_takes_no_more_than_the_limit() throws Exception {
    String card = played.create(coupon(",\"get_limit\":3"));
    ExecutorService phones = Executors.newFixedThreadPool(8);
    List<Future<Object>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(phones.submit(() -> played.adds(ANN, card).get("errMsg")));
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
    String card = played.create(coupon(""));
    String code = played.holds(ANN, card);
    played.restart();
    assertEquals(
        ANN, played.merchant("/card/code/get", "{\"code\":\"" + code + "\"}").get("openid"));
    assertTrue(played
        .merchant("/card/get", "{\"card_id\":\"" + card + "\"}")
        .toString()
        .contains("sku={quantity=499, total_quantity=500}"));
    assertFalse(code.equals(played.holds(BOB, card)));
  }

  @Test
  void a_card_is_opened_by_who_holds_it_and_nobody_else() {
    String card = played.create(coupon(""));
    String code = played.holds(ANN, card);
    String opened = "{\"openid\":\"%s\",\"cardList\":[{\"cardId\":\"" + card + "\",\"code\":\""
        + code + "\"}]}";
    assertEquals(
        "openCard:ok",
        played.post("/sandbox/wx/openCard", opened.formatted(ANN)).get("errMsg"));
    assertEquals(
        "openCard:fail (invalid code)",
        played.post("/sandbox/wx/openCard", opened.formatted(BOB)).get("errMsg"));
  }

  private Object added(String card, String ext) {
    return played.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg");
  }

  private void assertDenied(String prompt, int errCode, String card, String ext) {
    HttpResponse<String> answer =
        played.send(HttpRequest.newBuilder(played.at("/sandbox/wx/addCard"))
            .POST(BodyPublishers.ofString(WireJson.write(Map.of(
                "openid", ANN, "cardList", List.of(Map.of("cardId", card, "cardExt", ext)))))));
    assertEquals("{\"errMsg\":\"addCard:fail (" + prompt + ")\"}", answer.body());
    String reason = answer.headers().firstValue("X-Sandbox-Reason").orElse("none");
    assertTrue(reason.startsWith(errCode + " "), reason);
  }
}
