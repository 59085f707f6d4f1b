package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.TemplateSamples;
import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cards from creation to deletion. */
class CardEndpointsTest {
  private static final String RANGE = """
      "date_info":{"type":"DATE_TYPE_FIX_TIME_RANGE","begin_timestamp":%d,"end_timestamp":%d}""";
  private static final long DAY = 24 * 3600;

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

  @ParameterizedTest
  @EnumSource(CardType.class)
  void a_card_of_every_type_is_created_and_shown(CardType type) {
    String card = sandbox.create(WireJson.write(TemplateSamples.body(type)));
    Map<?, ?> shown = (Map<?, ?>) get(card).get("card");
    assertEquals(type.name(), shown.get("card_type"));
    Map<?, ?> base = (Map<?, ?>) ((Map<?, ?>) shown.get(type.key())).get("base_info");
    assertEquals(card, base.get("id"));
    assertEquals("CARD_STATUS_VERIFY_OK", base.get("status"));
    assertTrue(String.valueOf(base.get("color")).startsWith("#"));
  }

  @Test
  void a_rule_violation_is_reported_by_its_code_and_nothing_is_created() {
    assertEquals(
        41011, errCode(sandbox.merchant("/card/create", coupon("").replace("title", "titel"))));
    assertEquals(
        45021,
        errCode(sandbox.merchant("/card/create", coupon("").replace("双人套餐", "双".repeat(10)))));
    assertEquals(
        40071, errCode(sandbox.merchant("/card/create", coupon("").replace("GROUPON", "X"))));
    assertEquals(0, list("").get("total_num"));
  }

  @Test
  void cards_are_listed_in_pages_and_by_status() {
    String first = sandbox.create(coupon(""));
    String second = sandbox.create(coupon(""));
    sandbox.merchant("/card/delete", id(second));
    assertEquals(2, list("").get("total_num"));
    assertEquals(
        List.of(first), list(",\"status_list\":[\"CARD_STATUS_VERIFY_OK\"]").get("card_id_list"));
    assertEquals(40097, errCode(sandbox.merchant("/card/batchget", "{\"offset\":0,\"count\":51}")));
  }

  @Test
  void a_title_goes_to_review_and_a_colour_does_not() {
    String card = sandbox.create(coupon(""));
    assertEquals(true, update(card, "\"base_info\":{\"title\":\"三人套餐\"}").get("send_check"));
    assertEquals(false, update(card, "\"base_info\":{\"title\":\"三人套餐\"}").get("send_check"));
    assertEquals(false, update(card, "\"base_info\":{\"color\":\"Color020\"}").get("send_check"));
    assertTrue(get(card).toString().contains("#2c9f67"));
    sandbox.post("/sandbox/policy", "{\"reviewAtOnce\":false}");
    update(card, "\"base_info\":{\"title\":\"四人套餐\"}");
    assertTrue(get(card).toString().contains("CARD_STATUS_NOT_VERIFY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "47001 | \"base_info\":{\"brand_name\":\"x\"}",
        "47001 | \"base_info\":{\"sku\":{\"quantity\":1}}",
        "47001 | \"base_info\":{\"use_custom_code\":true}",
        "47001 | \"deal_detail\":\"x\"",
        "45021 | \"base_info\":{\"title\":\"0123456789012345678901234567\"}",
        "40076 | \"base_info\":{\"color\":\"Color999\"}",
        "72009 | \"base_info\":{\"get_limit\":51}",
        "40100 | \"base_info\":{\"date_info\":{\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":31}}",
      })
  void what_cannot_be_changed_is_refused(int errCode, String change) {
    String card = sandbox.create(coupon(""));
    String before = get(card).toString();
    assertEquals(errCode, errCode(update(card, change)));
    assertEquals(before, get(card).toString());
  }

  @Test
  void a_change_under_the_key_of_another_type_is_no_change() {
    String card = sandbox.create(coupon(""));
    String body = json("card_id", card, "member_card", Map.of("base_info", Map.of("color", "x")));
    assertEquals(47001, errCode(sandbox.merchant("/card/update", body)));
  }

  @Test
  void a_range_of_dates_only_widens() {
    long now = sandbox.now().getEpochSecond();
    String card = sandbox.create(
        coupon("").replaceAll("\"date_info\":\\{[^}]*}", RANGE.formatted(now, now + 10 * DAY)));
    assertEquals(40100, dates(card, now + 1, now + 10 * DAY));
    assertEquals(40100, dates(card, now, now + 9 * DAY));
    assertEquals(0, dates(card, now - DAY, now + 11 * DAY));
    assertEquals(40100, dates(card, now, now + 11 * DAY));
  }

  @Test
  void bonus_is_granted_and_never_taken_back() {
    String card = sandbox.create(memberCard(",\"auto_activate\":true"));
    String back = json("card_id", card, "member_card", Map.of("supply_bonus", false));
    assertEquals(40135, errCode(sandbox.merchant("/card/update", back)));
  }

  @Test
  void stock_grows_and_shrinks_but_not_below_zero() {
    String card = sandbox.create(coupon(""));
    assertEquals(0, stock(card, "\"increase_stock_value\":100"));
    assertEquals(0, stock(card, "\"reduce_stock_value\":600"));
    assertTrue(get(card).toString().contains("sku={quantity=0, total_quantity=0}"));
    assertEquals(40122, stock(card, "\"reduce_stock_value\":1"));
    assertEquals(40122, stock(card, "\"increase_stock_value\":-1"));
    assertEquals(45041, stock(card, "\"increase_stock_value\":100000001"));
  }

  @Test
  void a_deleted_card_cannot_be_claimed_and_its_codes_still_work() {
    String card = sandbox.create(coupon(""));
    String code = sandbox.holds(ANN, card);
    assertEquals(0, errCode(sandbox.merchant("/card/delete", id(card))));
    assertEquals("addCard:fail (卡券不可领取)", sandbox.adds(ANN, card).get("errMsg"));
    assertEquals(true, sandbox.merchant("/card/code/get", json("code", code)).get("can_consume"));
    assertEquals(40078, errCode(sandbox.merchant("/card/delete", id(card))));
    assertEquals(40078, stock(card, "\"increase_stock_value\":1"));
  }

  @Test
  void a_card_under_review_is_taken_by_testers_alone() {
    sandbox.post("/sandbox/policy", "{\"reviewAtOnce\":false}");
    String card = sandbox.create(coupon(""));
    assertEquals("addCard:fail (卡券不可领取)", sandbox.adds(ANN, card).get("errMsg"));
    Map<String, Object> list =
        sandbox.merchant("/card/testwhitelist/set", json("openid", List.of(ANN)));
    assertEquals(1, list.get("white_list_size"));
    assertEquals("addCard:ok", sandbox.adds(ANN, card).get("errMsg"));
    assertEquals("addCard:fail (卡券不可领取)", sandbox.adds(SandboxFixture.BOB, card).get("errMsg"));
    sandbox.post("/sandbox/cards/" + card + "/review", "{\"pass\":true}");
    assertEquals("addCard:ok", sandbox.adds(SandboxFixture.BOB, card).get("errMsg"));
    String eleven =
        "{\"openid\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}";
    assertEquals(40035, errCode(sandbox.merchant("/card/testwhitelist/set", eleven)));
  }

  @Test
  void a_card_that_failed_review_cannot_be_claimed() {
    sandbox.post("/sandbox/policy", "{\"reviewAtOnce\":false}");
    String card = sandbox.create(coupon(""));
    sandbox.post("/sandbox/cards/" + card + "/review", "{\"pass\":false,\"reason\":\"非法代制\"}");
    assertTrue(get(card).toString().contains("CARD_STATUS_VERIFY_FAIL"));
    assertEquals("addCard:fail (卡券不可领取)", sandbox.adds(ANN, card).get("errMsg"));
  }

  @Test
  void coupons_can_be_forbidden_and_member_cards_remain() {
    sandbox.post("/sandbox/policy", "{\"newCoupons\":false}");
    assertEquals(43015, errCode(sandbox.merchant("/card/create", coupon(""))));
    assertEquals(
        0, errCode(sandbox.merchant("/card/create", memberCard(",\"auto_activate\":true"))));
  }

  @Test
  void a_qr_code_is_made_of_cards_that_are_there() {
    String card = sandbox.create(coupon(""));
    String request = "{\"action_name\":\"%s\",\"expire_seconds\":%d,\"action_info\":{%s}}";
    String one = "\"card\":{\"card_id\":\"" + card + "\"}";
    Map<String, Object> made =
        sandbox.merchant("/card/qrcode/create", request.formatted("QR_CARD", 1800, one));
    assertEquals(1800, made.get("expire_seconds"));
    assertTrue(text(made, "show_qrcode_url").endsWith(text(made, "ticket")));
    assertEquals(40052, qr(request.formatted("QR_NONE", 1800, one)));
    assertEquals(40053, qr(request.formatted("QR_CARD", 59, one)));
    assertEquals(40053, qr(request.formatted("QR_CARD", 1801, one)));
    assertEquals(40053, qr(request.formatted("QR_CARD", 1800, "")));
    assertEquals(40073, qr(request.formatted("QR_CARD", 60, "\"card\":{\"card_id\":\"p\"}")));
    String six = ("{\"card_id\":\"" + card + "\"},").repeat(5) + "{\"card_id\":\"" + card + "\"}";
    assertEquals(
        40053,
        qr(request.formatted(
            "QR_MULTIPLE_CARD", 60, "\"multiple_card\":{\"card_list\":[" + six + "]}")));
  }

  @Test
  void cells_require_a_shop_and_exclude_each_other() {
    String none = sandbox.create(coupon(""));
    assertEquals(43017, cell("paycell", none));
    String shop = sandbox.create(coupon(",\"use_all_locations\":true"));
    assertEquals(0, cell("paycell", shop));
    assertEquals(45046, cell("selfconsumecell", shop));
    String center = sandbox.create(coupon(",\"use_all_locations\":true,\"center_title\":\"立即使用\""));
    assertEquals(40145, cell("paycell", center));
    assertEquals(45046, cell("selfconsumecell", center));
  }

  @Test
  void pages_and_articles_show_cards_that_are_there() {
    String card = sandbox.create(coupon(""));
    assertTrue(
        text(sandbox.merchant("/card/mpnews/gethtml", id(card)), "content").contains(card));
    assertEquals(40073, errCode(sandbox.merchant("/card/mpnews/gethtml", id("p"))));
    String page = json(
        "banner",
        "http://b",
        "page_title",
        "t",
        "scene",
        "%s",
        "card_list",
        List.of(Map.of("card_id", card)));
    assertEquals(
        0, errCode(sandbox.merchant("/card/landingpage/create", page.formatted("SCENE_H5"))));
    assertEquals(
        40097, errCode(sandbox.merchant("/card/landingpage/create", page.formatted("SCENE_X"))));
    assertEquals(
        41011, errCode(sandbox.merchant("/card/landingpage/create", "{\"banner\":\"b\"}")));
  }

  @Test
  void colours_are_fourteen() {
    Map<String, Object> answer = sandbox.get("/card/getcolors?access_token=" + sandbox.token());
    assertEquals(14, ((List<?>) answer.get("colors")).size());
  }

  @Test
  void a_picture_is_taken_by_either_name_if_it_is_one() {
    String png = "\u0089PNG\r\n\u001a\n and more";
    assertTrue(upload("buffer", png).contains("http://mmbiz.qpic.cn/mmbiz/"));
    assertTrue(upload("media", png).contains("http://mmbiz.qpic.cn/mmbiz/"));
    assertTrue(upload("media", "GIF89a").contains("40137"));
    assertTrue(upload("file", png).contains("40005"));
    assertTrue(upload("media", png + "x".repeat(1 << 20)).contains("40009"));
  }

  private String upload(String name, String content) {
    String body = "--limit\r\nContent-Disposition: form-data; name=\"" + name
        + "\"; filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\n" + content
        + "\r\n--limit--\r\n";
    return sandbox
        .send(HttpRequest.newBuilder(
                sandbox.at("/cgi-bin/media/uploadimg?access_token=" + sandbox.token()))
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)))
        .body();
  }

  private int qr(String body) {
    return errCode(sandbox.merchant("/card/qrcode/create", body));
  }

  private int cell(String which, String card) {
    return errCode(
        sandbox.merchant("/card/" + which + "/set", json("card_id", card, "is_open", true)));
  }

  private int dates(String card, long begin, long end) {
    return errCode(update(card, "\"base_info\":{" + RANGE.formatted(begin, end) + "}"));
  }

  private int stock(String card, String change) {
    return errCode(
        sandbox.merchant("/card/modifystock", "{\"card_id\":\"" + card + "\"," + change + "}"));
  }

  private Map<String, Object> update(String card, String change) {
    return sandbox.merchant(
        "/card/update", "{\"card_id\":\"" + card + "\",\"groupon\":{" + change + "}}");
  }

  private Map<String, Object> get(String card) {
    return sandbox.merchant("/card/get", id(card));
  }

  private Map<String, Object> list(String more) {
    return sandbox.merchant("/card/batchget", "{\"offset\":0,\"count\":50" + more + "}");
  }

  private static String id(String card) {
    return json("card_id", card);
  }
}
