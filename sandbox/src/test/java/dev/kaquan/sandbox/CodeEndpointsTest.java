package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes from claim to redemption. */
class CodeEndpointsTest {
  private static final String DEPOSIT =
      ",\"use_custom_code\":true,\"get_custom_code_mode\":\"GET_CUSTOM_CODE_MODE_DEPOSIT\"";

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
  void a_code_that_is_not_valid_yet_is_not_redeemed() {
    String card =
        sandbox.create(coupon("").replace("\"fixed_begin_term\":0", "\"fixed_begin_term\":2"));
    String code = sandbox.holds(ANN, card);
    assertEquals(40079, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
    sandbox.passes(Duration.ofDays(2));
    assertEquals(0, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
  }

  @Test
  void a_redeemed_code_answers_its_card_and_its_holder() {
    String card = sandbox.create(coupon(""));
    Map<String, Object> answer =
        sandbox.merchant("/card/code/consume", request(card, sandbox.holds(ANN, card)));
    assertEquals(Map.of("card_id", card), answer.get("card"));
    assertEquals(ANN, answer.get("openid"));
  }

  @Test
  void a_person_redeems_no_more_than_the_limit() {
    String card = sandbox.create(coupon(",\"use_limit\":1"));
    String first = sandbox.holds(ANN, card);
    String second = sandbox.holds(ANN, card);
    assertEquals(0, errCode(sandbox.merchant("/card/code/consume", request(card, first))));
    assertEquals(72020, errCode(sandbox.merchant("/card/code/consume", request(card, second))));
    String third = sandbox.holds(BOB, card);
    assertEquals(0, errCode(sandbox.merchant("/card/code/consume", request(card, third))));
  }

  @Test
  void a_custom_code_is_redeemed_with_its_card_alone() {
    String card = sandbox.create(coupon(",\"use_custom_code\":true"));
    takes(card, "0042");
    assertEquals(40056, errCode(sandbox.merchant("/card/code/consume", "{\"code\":\"0042\"}")));
    assertEquals(0, errCode(sandbox.merchant("/card/code/consume", request(card, "0042"))));
  }

  @Test
  void a_custom_code_gets_another_name_for_good() {
    String card = sandbox.create(coupon(",\"use_custom_code\":true"));
    takes(card, "0042");
    takes(card, "0043");
    String rename = json("card_id", card, "code", "0042", "new_code", "%s");
    assertEquals(40116, errCode(sandbox.merchant("/card/code/update", rename.formatted("0043"))));
    assertEquals(40116, errCode(sandbox.merchant("/card/code/update", rename.formatted("a b"))));
    assertEquals(0, errCode(sandbox.merchant("/card/code/update", rename.formatted("0044"))));
    assertEquals(40056, errCode(sandbox.merchant("/card/code/get", request(card, "0042"))));
    assertEquals(ANN, sandbox.merchant("/card/code/get", request(card, "0044")).get("openid"));
    String platform = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, platform);
    assertEquals(
        45030, errCode(sandbox.merchant("/card/code/update", json("code", code, "new_code", "1"))));
  }

  @Test
  void a_friends_card_is_marked_by_one_before_it_is_redeemed() {
    String card = sandbox.create(coupon("")
        .replace("\"deal_detail\"", "\"advanced_info\":{\"share_friends\":true},\"deal_detail\""));
    String code = sandbox.holds(ANN, card);
    assertEquals(43018, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
    assertEquals(0, mark(card, code, ANN, true));
    assertEquals(40146, mark(card, code, BOB, true));
    assertEquals(0, mark(card, code, ANN, false));
    assertEquals(0, mark(card, code, BOB, true));
    assertEquals(0, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
  }

  @Test
  void deposited_codes_are_given_out_once_each() {
    String card = deposited("A1", "A2", "A3");
    TreeSet<String> taken = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      taken.add(sandbox.holds(ANN, card));
    }
    assertEquals(List.of("A1", "A2", "A3"), List.copyOf(taken));
    assertEquals("addCard:fail (已领完)", sandbox.adds(ANN, card).get("errMsg"));
    assertEquals(3, count(card));
    sandbox.restart();
    assertEquals(3, count(card));
    assertEquals("addCard:fail (已领完)", sandbox.adds(BOB, card).get("errMsg"));
  }

  @Test
  void a_deposit_tells_what_it_took_and_what_it_knew() {
    String card = deposited("A1");
    Map<String, Object> answer = deposit(card, "A1", "A2", "a b");
    assertEquals(List.of("A2"), answer.get("succ_code"));
    assertEquals(List.of("A1"), answer.get("duplicate_code"));
    assertEquals(List.of("a b"), answer.get("fail_code"));
    Map<String, Object> checked =
        sandbox.merchant("/card/code/checkcode", codes(card, "A1", "A2", "A3"));
    assertEquals(List.of("A1", "A2"), checked.get("exist_code"));
    assertEquals(List.of("A3"), checked.get("not_exist_code"));
  }

  @Test
  void an_invalid_deposit_stores_nothing() {
    String card = deposited();
    assertEquals(40110, errCode(deposit(card)));
    assertEquals(40110, errCode(deposit(card, "A1", "")));
    assertEquals(40111, errCode(deposit(card, "A1", "A1")));
    String[] many = IntStream.range(0, 101).mapToObj(i -> "A" + i).toArray(String[]::new);
    assertEquals(40109, errCode(deposit(card, many)));
    assertEquals(45030, errCode(deposit(sandbox.create(coupon("")), "A1")));
    assertEquals(40073, errCode(deposit("p", "A1")));
    assertEquals(0, count(card));
  }

  @Test
  void stock_of_a_deposit_card_does_not_exceed_what_was_deposited() {
    String card = deposited("A1", "A2");
    String more = json("card_id", card, "increase_stock_value", 1);
    assertEquals(40136, errCode(sandbox.merchant("/card/modifystock", more)));
    deposit(card, "A3");
    assertEquals(0, errCode(sandbox.merchant("/card/modifystock", more)));
  }

  @Test
  void a_person_s_list_holds_what_can_be_used() {
    String card = sandbox.create(coupon(""));
    String other = sandbox.create(coupon(""));
    String stored = sandbox.holds(ANN, card);
    String gone = sandbox.holds(ANN, card);
    String elsewhere = sandbox.holds(ANN, other);
    sandbox.merchant("/card/code/consume", request(card, gone));
    assertEquals(
        List.of(
            Map.of("code", stored, "card_id", card), Map.of("code", elsewhere, "card_id", other)),
        list("{\"openid\":\"" + ANN + "\",\"card_id\":null}"));
    assertEquals(
        List.of(Map.of("code", stored, "card_id", card)),
        list(json("openid", ANN, "card_id", card)));
    assertEquals(
        40003, errCode(sandbox.merchant("/card/user/getcardlist", "{\"openid\":\"a b\"}")));
    assertEquals(41009, errCode(sandbox.merchant("/card/user/getcardlist", "{}")));
  }

  @Test
  void a_gift_reaches_the_friend_under_another_code() {
    String card = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, card);
    phone("gift", ANN, card, code);
    String taken = text(phone("take-gift", BOB, card, code), "code");
    assertNotEquals(code, taken);
    assertEquals(BOB, sandbox.merchant("/card/code/get", request(card, taken)).get("openid"));
    assertEquals(40056, errCode(phone("take-gift", ANN, card, code)));
  }

  @Test
  void what_may_not_be_given_is_not() {
    String card = sandbox.create(coupon(",\"can_give_friend\":false"));
    assertEquals(45030, errCode(phone("gift", ANN, card, sandbox.holds(ANN, card))));
  }

  @Test
  void a_member_card_is_restored_and_a_coupon_is_not() {
    String member = sandbox.create(memberCard(",\"auto_activate\":true"));
    String code = sandbox.holds(ANN, member);
    assertEquals(40127, errCode(phone("restore", ANN, member, code)));
    phone("delete", ANN, member, code);
    assertEquals(0, errCode(phone("restore", ANN, member, code)));
    assertEquals(
        "NORMAL",
        sandbox.merchant("/card/code/get", request(member, code)).get("user_card_status"));
    String coupon = sandbox.create(coupon(""));
    String other = sandbox.holds(ANN, coupon);
    phone("delete", ANN, coupon, other);
    assertEquals(72003, errCode(phone("restore", ANN, coupon, other)));
  }

  @Test
  void a_qr_code_is_scanned_until_it_ends() {
    String card = sandbox.create(coupon(""));
    String ticket = text(sandbox.merchant("/card/qrcode/create", """
            {"action_name":"QR_CARD","expire_seconds":60,"action_info":{"card":{"card_id":"%s",
            "outer_str":"12b"}}}""".formatted(card)), "ticket");
    String scan = json("openid", ANN, "ticket", ticket);
    Map<String, Object> added = sandbox.post("/sandbox/phone/scan", scan);
    assertEquals(
        "12b",
        sandbox.merchant("/card/code/get", request(card, sandbox.codeIn(added))).get("outer_str"));
    sandbox.passes(Duration.ofSeconds(60));
    assertEquals(40097, errCode(sandbox.post("/sandbox/phone/scan", scan)));
  }

  @Test
  void a_person_redeems_by_themselves_when_the_cell_is_open() {
    String card = sandbox.create(coupon(",\"use_all_locations\":true"));
    String code = sandbox.holds(ANN, card);
    assertEquals(45030, errCode(phone("self-consume", ANN, card, code)));
    sandbox.merchant("/card/selfconsumecell/set", """
        {"card_id":"%s","is_open":true,"need_verify_cod":true}""".formatted(card));
    assertEquals(41011, errCode(phone("self-consume", ANN, card, code)));
    String body = "{\"openid\":\"%s\",\"cardId\":\"%s\",\"code\":\"%s\",\"verifyCode\":\"77\"}";
    assertEquals(
        0, errCode(sandbox.post("/sandbox/phone/self-consume", body.formatted(ANN, card, code))));
    assertEquals(
        40099,
        errCode(sandbox.post("/sandbox/phone/self-consume", body.formatted(ANN, card, code))));
  }

  @Test
  void a_name_that_a_code_had_is_nobodys_any_more() {
    String card = sandbox.create(coupon(",\"use_custom_code\":true"));
    takes(card, "0042");
    ok(rename(card, "0042", "0043"));
    assertEquals(40116, errCode(rename(card, "0043", "0042")));
    sandbox.restart();
    String ext = sandbox.cardExt(card, Map.of("code", "0042"), Map.of());
    assertEquals(
        "addCard:fail (已领完)",
        sandbox.adds(BOB, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg"));
  }

  @Test
  void a_code_is_not_named_as_one_that_waits_to_be_given_out() {
    String card = deposited("A1", "A2");
    String held = sandbox.holds(ANN, card);
    String waiting = held.equals("A1") ? "A2" : "A1";
    assertEquals(40116, errCode(rename(card, held, waiting)));
    ok(rename(card, held, "A3"));
    assertEquals(List.of("A3", held), deposit(card, "A3", held).get("duplicate_code"));
    assertEquals(waiting, sandbox.holds(BOB, card));
  }

  @Test
  void a_code_that_waits_to_be_given_out_is_nobodys() {
    String card = deposited("A1");
    for (String path : List.of("get", "consume", "unavailable", "update", "mark")) {
      String body = json("card_id", card, "code", "A1", "new_code", "A2", "openid", ANN);
      assertEquals(40056, errCode(sandbox.merchant("/card/code/" + path, body)), path);
    }
  }

  @Test
  void a_renamed_code_keeps_its_mark() {
    String card = sandbox.create(friends(coupon(",\"use_custom_code\":true")));
    takes(card, "0042");
    assertEquals(0, mark(card, "0042", ANN, true));
    ok(rename(card, "0042", "0043"));
    assertEquals(40146, mark(card, "0043", BOB, true));
    ok(sandbox.merchant("/card/code/consume", request(card, "0043")));
  }

  @Test
  void a_person_s_list_tells_whether_a_friends_card_is_in_it() {
    String card = sandbox.create(coupon(""));
    sandbox.holds(ANN, card);
    String all = json("openid", ANN);
    assertEquals(false, sandbox.merchant("/card/user/getcardlist", all).get("has_share_card"));
    String shared = sandbox.create(friends(coupon("")));
    String code = sandbox.holds(ANN, shared);
    assertEquals(true, sandbox.merchant("/card/user/getcardlist", all).get("has_share_card"));
    String one = json("openid", ANN, "card_id", card);
    assertEquals(false, sandbox.merchant("/card/user/getcardlist", one).get("has_share_card"));
    assertEquals(0, mark(shared, code, ANN, true));
    ok(sandbox.merchant("/card/code/consume", request(shared, code)));
    assertEquals(false, sandbox.merchant("/card/user/getcardlist", all).get("has_share_card"));
  }

  @Test
  void a_person_s_list_has_every_card_but_those_redeemed_or_given_away() {
    String card = sandbox.create(coupon(",\"get_limit\":9,\"can_give_friend\":true"));
    String usable = sandbox.holds(ANN, card);
    String unavailable = sandbox.holds(ANN, card);
    sandbox.merchant("/card/code/unavailable", request(card, unavailable));
    String deleted = sandbox.holds(ANN, card);
    phone("delete", ANN, card, deleted);
    String redeemed = sandbox.holds(ANN, card);
    ok(sandbox.merchant("/card/code/consume", request(card, redeemed)));
    String given = sandbox.holds(ANN, card);
    phone("gift", ANN, card, given);
    List<String> listed = Stream.of(usable, unavailable, deleted, given)
        .map(code -> "{code=" + code + ", card_id=" + card + "}")
        .toList();
    assertEquals(listed.toString(), "" + list(json("openid", ANN)));
    phone("take-gift", BOB, card, given);
    assertEquals(listed.subList(0, 3).toString(), "" + list(json("openid", ANN)));
  }

  @Test
  void deposited_codes_keep_their_order_over_a_restart() {
    String card = deposited();
    List<String> codes = IntStream.range(0, 100).mapToObj("0%02d"::formatted).toList();
    assertEquals(codes, deposit(card, codes.toArray(String[]::new)).get("succ_code"));
    sandbox.restart();
    assertEquals(100, count(card));
    assertEquals(codes, deposit(card, codes.toArray(String[]::new)).get("duplicate_code"));
    ok(sandbox.merchant("/card/modifystock", json("card_id", card, "increase_stock_value", 100)));
    assertTrue(codes.contains(sandbox.holds(ANN, card)));
  }

  @Test
  void what_is_no_text_in_a_deposit_is_an_empty_code() {
    String card = deposited();
    for (Object codes : List.of(
        Collections.singletonList(null),
        Arrays.asList("A1", null),
        List.of(Map.of()),
        List.of("A1", " "))) {
      String body = json("card_id", card, "code", codes);
      assertEquals(40110, errCode(sandbox.merchant("/card/code/deposit", body)), body);
    }
    assertEquals(0, count(card));
    sandbox.merchant("/card/delete", json("card_id", card));
    assertEquals(40078, errCode(deposit(card, "A1")));
  }

  private Map<String, Object> rename(String card, String code, String next) {
    return sandbox.merchant(
        "/card/code/update",
        WireJson.write(Map.of("card_id", card, "code", code, "new_code", next)));
  }

  private static String friends(String card) {
    return card.replace(
        "\"deal_detail\"", "\"advanced_info\":{\"share_friends\":true},\"deal_detail\"");
  }

  private static void ok(Map<String, Object> answer) {
    assertEquals(0, errCode(answer), answer.toString());
  }

  private void takes(String card, String code) {
    String ext = sandbox.cardExt(card, Map.of("code", code), Map.of());
    assertEquals(
        "addCard:ok",
        sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext))).get("errMsg"));
  }

  private String deposited(String... codes) {
    String card = sandbox.create(coupon(DEPOSIT).replace("\"quantity\":500", "\"quantity\":0"));
    if (codes.length > 0) {
      ok(deposit(card, codes));
      ok(sandbox.merchant(
          "/card/modifystock", json("card_id", card, "increase_stock_value", codes.length)));
    }
    return card;
  }

  private Map<String, Object> deposit(String card, String... codes) {
    return sandbox.merchant("/card/code/deposit", codes(card, codes));
  }

  private Object count(String card) {
    return sandbox.merchant("/card/code/getdepositcount", json("card_id", card)).get("count");
  }

  private int mark(String card, String code, String openid, boolean isMark) {
    return errCode(sandbox.merchant(
        "/card/code/mark",
        WireJson.write(
            Map.of("card_id", card, "code", code, "openid", openid, "is_mark", isMark))));
  }

  private Object list(String body) {
    Map<String, Object> answer = sandbox.merchant("/card/user/getcardlist", body);
    assertTrue(answer.containsKey("has_share_card"));
    return answer.get("card_list");
  }

  private Map<String, Object> phone(String what, String openid, String card, String code) {
    return sandbox.post(
        "/sandbox/phone/" + what,
        WireJson.write(Map.of("openid", openid, "cardId", card, "code", code)));
  }

  private static String codes(String card, String... codes) {
    return WireJson.write(Map.of("card_id", card, "code", List.of(codes)));
  }

  private static String request(String card, String code) {
    return json("card_id", card, "code", code);
  }
}
