package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kaquan.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** From a created card to a restored membership, over sockets, in each of the four modes. */
class MemberStoryTest extends ServiceFixture {

  private static final String CARD = """
      {"card":{"card_type":"MEMBER_CARD","member_card":{"base_info":{
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",
      "code_type":"CODE_TYPE_TEXT","title":"会员卡","color":"Color010","notice":"使用时出示此卡",
      "description":"不可与其他优惠同享","sku":{"quantity":500},
      "date_info":{"type":"DATE_TYPE_PERMANENT"}},"supply_bonus":true,"supply_balance":true,
      "prerogative":"积分换咖啡",%s}}}""";
  private static final String FORM = """
      {"required_form":{"common_field_id_list":["USER_FORM_INFO_FLAG_MOBILE"]},
      "optional_form":{"rich_field_list":[
      {"type":"FORM_FIELD_CHECK_BOX","name":"兴趣","values":["钢琴","舞蹈"]}]}}""";
  private static final List<?> MOBILE =
      List.of(Map.of("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "15521328888"));
  private static final List<?> HOBBY =
      List.of(Map.of("name", "兴趣", "value_list", List.of("钢琴", "舞蹈")));

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.kaquan");
  private String ticket = "no ticket was issued";
  private Level levelBefore;

  @BeforeEach
  void listen() {
    log.start();
    levelBefore = logger.getLevel();
    logger.setLevel(Level.TRACE);
    logger.addAppender(log);
  }

  @AfterEach
  @Override
  void audit() throws Exception {
    super.audit();
    logger.detachAppender(log);
    logger.setLevel(levelBefore);
    String logged = log.list.stream()
        .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
        .collect(Collectors.joining("\n"));
    assertTrue(
        logged.contains("/v1/activations") || logged.contains("/v1/members"), "nothing logged");
    for (String personal : List.of(OPENID, "15521328888", "钢琴", ticket)) {
      assertFalse(logged.contains(personal), personal);
    }
  }

  @Test
  void automatic() throws Exception {
    String card = create("\"auto_activate\":true");
    assertEquals("automatic", api("GET", "/v1/cards/" + card, Map.of(), 200).get("activationMode"));
    String code = text(claim(card), "code");
    Map<String, Object> member = api("POST", member(card, code) + "/sync", Map.of(), 200);
    assertEquals("active", member.get("state"));
    assertEquals("automatic", member.get("mode"));
    assertEquals(code, member.get("membershipNumber"));
    assertEquals("shop-7", member.get("channel"));
    adjustsDeletesAndRestores(card, code, 0);
  }

  @Test
  void one_tap() throws Exception {
    String card = create("\"wx_activate\":true");
    Map<String, Object> back = submit(openComponent(card));
    back.put("openid", OPENID);
    Map<String, Object> resumed = api("POST", "/v1/activations/resume", back, 200);
    assertEquals("activated", resumed.get("outcome"));
    Map<?, ?> member = (Map<?, ?>) resumed.get("membership");
    assertEquals(
        "[{name=USER_FORM_INFO_FLAG_MOBILE, value=15521328888}, {name=兴趣, values=[钢琴, 舞蹈]}]",
        "" + member.get("answers"));
    assertEquals(
        "already-active", api("POST", "/v1/activations/resume", back, 200).get("outcome"));
    adjustsDeletesAndRestores(card, text(member, "code"), 0);
  }

  @Test
  void one_tap_with_jump() throws Exception {
    String card = create("\"wx_activate\":true,\"wx_activate_after_submit\":true,"
        + "\"wx_activate_after_submit_url\":\"https://example.com\"");
    Map<String, Object> back = submit(openComponent(card));
    ticket = text(
        (Map<?, ?>) ((Map<?, ?>) back.get("referrerInfo")).get("extraData"), "activate_ticket");
    back.put("initialBonus", 100);
    fault("activation-busy");
    fault("ticket-seems-expired");
    Map<String, Object> resumed = api("POST", "/v1/activations/resume", back, 200);
    assertEquals("activated", resumed.get("outcome"));
    Map<?, ?> member = (Map<?, ?>) resumed.get("membership");
    assertEquals(12, text(member, "membershipNumber").length());
    assertEquals(OPENID, member.get("openid"));
    assertEquals("shop-7", member.get("channel"));
    assertEquals(
        "already-active", api("POST", "/v1/activations/resume", back, 200).get("outcome"));
    adjustsDeletesAndRestores(card, text(member, "code"), 100);
  }

  @Test
  void merchants_page() throws Exception {
    String card = create("\"activate_url\":\"https://example.com\"");
    Map<?, ?> claimed = claim(card);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("card_id", card);
    page.put("encrypt_code", text(claimed, "encrypted").replace("+", "%2B").replace("/", "%2F"));
    page.put("openid", OPENID);
    page.put("answers", List.of(Map.of("name", "手机", "value", "15521328888")));
    page.put("membershipNumber", "VIP-7");
    page.put("initialBonus", 5);
    Map<String, Object> activated = api("POST", "/v1/activations/page", page, 200);
    assertEquals("activated", activated.get("outcome"));
    Map<?, ?> member = (Map<?, ?>) activated.get("membership");
    assertEquals("VIP-7", member.get("membershipNumber"));
    assertEquals(
        "already-active", api("POST", "/v1/activations/page", page, 200).get("outcome"));
    assertEquals(409, send("POST", "/v1/activations", Map.of("cardId", card)).statusCode());
    adjustsDeletesAndRestores(card, text(claimed, "code"), 5);
  }

  @Test
  void who_leaves_without_submitting_is_no_member() throws Exception {
    String card = create("\"wx_activate\":true");
    Map<String, Object> extra = openComponent(card);
    Map<String, Object> body = new LinkedHashMap<>(extra);
    body.put("openid", OPENID);
    body.put("leave", true);
    Map<String, Object> back = sandbox("/sandbox/component/submit", body);
    back.put("openid", OPENID);
    assertEquals(
        "nothing-submitted", api("POST", "/v1/activations/resume", back, 200).get("outcome"));
    assertEquals(
        "not-ours",
        api("POST", "/v1/activations/resume", Map.of("scene", 1001), 200).get("outcome"));
  }

  private void adjustsDeletesAndRestores(String card, String code, int bonus) throws Exception {
    String path = member(card, code);
    Map<String, Object> changed = api("PATCH", path, Map.of("customField1", "金"), 200);
    assertEquals("{customField1=金}", "" + changed.get("display"));
    adjust(path, "k1", 20, bonus + 20);
    adjust(path, "k1", 20, bonus + 20);
    assertEquals(bonus + 20, atPlatform(card, code).get("bonus"));

    phone("delete", card, code);
    await("deleted", () -> text(api("GET", path, Map.of(), 200), "state"));
    assertEquals(409, sendAdjustment(path, "k2", 3).statusCode());

    phone("restore", card, code);
    await("active", () -> text(api("GET", path, Map.of(), 200), "state"));
    adjust(path, "k3", 3, bonus + 23);
    Map<String, Object> restored = api("POST", path + "/sync", Map.of(), 200);
    assertEquals("active", restored.get("state"));
    assertEquals(bonus + 23, restored.get("bonus"));
    Map<String, Object> platform = atPlatform(card, code);
    assertEquals(bonus + 23, platform.get("bonus"));
    assertEquals(restored.getOrDefault("membershipNumber", ""), platform.get("membership_number"));
    assertEquals(
        1,
        ((List<?>) api("GET", "/v1/members?state=active&openid=" + OPENID, Map.of(), 200)
                .get("items"))
            .size());
  }

  private void adjust(String path, String key, int bonus, int expected) throws Exception {
    Answer answer = sendAdjustment(path, key, bonus);
    assertEquals(201, answer.statusCode(), answer.body());
    Map<?, ?> values = (Map<?, ?>) WireJson.readObject(answer.body()).get("values");
    assertEquals(expected, values.get("bonus"));
  }

  private Answer sendAdjustment(String path, String key, int bonus) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(service(path + "/adjustments"))
        .header("Authorization", "Bearer " + apiKey())
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(WireJson.write(Map.of("bonus", bonus, "reason", "消费"))))
        .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private String create(String activation) throws Exception {
    return text(
        WireJson.readObject(
            send("POST", "/v1/cards", CARD.formatted(activation)).body()),
        "cardId");
  }

  /** Returns the plain code and the encrypted one. */
  private Map<String, Object> claim(String card) throws Exception {
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", card, "outerStr", "shop-7"))),
        201);
    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    Map<String, Object> reported =
        api("POST", "/v1/add-card/" + prepared.get("requestId") + "/result", phone, 200);
    Map<String, Object> claimed = new LinkedHashMap<>();
    claimed.put("encrypted", text(first(phone, "cardList"), "code"));
    claimed.put("code", text(first(reported, "cards"), "code"));
    return claimed;
  }

  private Map<String, Object> openComponent(String card) throws Exception {
    api("PUT", "/v1/cards/" + card + "/activation-form", FORM, 200);
    Map<String, Object> link =
        api("POST", "/v1/activations", Map.of("cardId", card, "outerStr", "shop-7"), 200);
    Map<String, Object> navigate = new LinkedHashMap<>(link);
    navigate.put("openid", OPENID);
    assertEquals(
        "navigateToMiniProgram:ok",
        sandbox("/sandbox/wx/navigateToMiniProgram", navigate).get("errMsg"));
    return link;
  }

  private Map<String, Object> submit(Map<String, Object> link) throws Exception {
    Map<String, Object> body = new LinkedHashMap<>(link);
    body.put("openid", OPENID);
    body.put("common_field_list", MOBILE);
    body.put("custom_field_list", HOBBY);
    return sandbox("/sandbox/component/submit", body);
  }

  private void fault(String name) throws Exception {
    sandbox("/sandbox/faults", Map.of("name", name));
  }

  private static String member(String card, String code) {
    return "/v1/members/" + card + "/" + code;
  }
}
