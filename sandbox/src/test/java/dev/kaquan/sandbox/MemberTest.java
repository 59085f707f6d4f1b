package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Member cards in all four modes, with the open-card component. */
class MemberTest {
  private static final String COMPONENT = "wxeb490c6f9b154ef9";
  private static final String ONE_TAP = ",\"wx_activate\":true";
  private static final String JUMP = ONE_TAP
      + ",\"wx_activate_after_submit\":true,\"wx_activate_after_submit_url\":\"https://shop\"";
  private static final String FORM = """
      {"card_id":"%s","required_form":{"can_modify":false,
      "rich_field_list":[{"type":"FORM_FIELD_CHECK_BOX","name":"兴趣","values":["钢琴","舞蹈"]}],
      "common_field_id_list":["USER_FORM_INFO_FLAG_MOBILE"]}}""";
  private static final List<Map<String, Object>> MOBILE =
      List.of(Map.of("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "13800000000"));
  private static final List<Map<String, Object>> HOBBY =
      List.of(Map.of("name", "兴趣", "value_list", List.of("钢琴", "舞蹈")));

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
  void a_card_that_activates_itself_is_a_membership_when_it_is_taken() {
    String card = sandbox.create(memberCard(",\"auto_activate\":true"));
    Map<String, Object> member = member(card, sandbox.holds(ANN, card));
    assertEquals(true, member.get("has_active"));
    assertEquals(
        Map.of("common_field_list", List.of(), "custom_field_list", List.of()),
        member.get("user_info"));
  }

  @Test
  void one_tap_without_a_jump_is_active_when_the_form_is_submitted() {
    String card = withForm(ONE_TAP);
    Map<String, Object> back = submit(ANN, extraData(card, "guide"));
    assertEquals(1038, back.get("scene"));
    assertEquals(Map.of("appId", COMPONENT), back.get("referrerInfo"));
    String code = codeOf(ANN, card);
    Map<String, Object> member = member(card, code);
    assertEquals(true, member.get("has_active"));
    assertTrue(member.get("user_info").toString().contains("value_list=[钢琴, 舞蹈]"));
    assertEquals(
        "guide", sandbox.merchant("/card/code/get", request(card, code)).get("outer_str"));
  }

  @Test
  void one_tap_with_a_jump_waits_for_the_merchant() {
    String card = withForm(JUMP);
    Map<?, ?> extra = extra(submit(ANN, extraData(card, "guide")));
    assertEquals(card, extra.get("card_id"));
    String code = String.valueOf(extra.get("code"));
    assertEquals(code, codeOf(ANN, card));
    assertEquals(false, member(card, code).get("has_active"));

    Map<String, Object> answers = sandbox.merchant(
        "/card/membercard/activatetempinfo/get",
        WireJson.write(Map.of("activate_ticket", extra.get("activate_ticket"))));
    assertTrue(answers.get("info").toString().contains("13800000000"));
    assertEquals(0, errCode(activate(card, code, "")));
    Map<String, Object> member = member(card, code);
    assertEquals(true, member.get("has_active"));
    assertEquals("VIP-1", member.get("membership_number"));
    assertEquals(100, member.get("bonus"));
    sandbox.restart();
    assertEquals(member, member(card, code));
  }

  @Test
  void by_the_merchant_s_page_the_merchant_activates() {
    String card = sandbox.create(memberCard(",\"activate_url\":\"https://shop\""));
    String code = sandbox.holds(ANN, card);
    assertEquals(false, member(card, code).get("has_active"));
    assertEquals(0, errCode(activate(card, code, "")));
    assertEquals(true, member(card, code).get("has_active"));
  }

  @Test
  void members_and_people_who_leave_return_without_data() {
    String card = withForm(JUMP);
    Map<String, Object> extraData = extraData(card, "guide");
    Map<?, ?> first = extra(submit(ANN, extraData));
    activate(card, String.valueOf(first.get("code")), "");
    assertEquals(Map.of("appId", COMPONENT), submit(ANN, extraData).get("referrerInfo"));
    Map<String, Object> left = sandbox.post(
        "/sandbox/component/submit",
        WireJson.write(Map.of("openid", BOB, "extraData", extraData, "leave", true)));
    assertEquals(Map.of("appId", COMPONENT), left.get("referrerInfo"));
  }

  @Test
  void a_form_submitted_again_before_activation_keeps_the_code() {
    String card = withForm(JUMP);
    Map<String, Object> extraData = extraData(card, "guide");
    Object first = extra(submit(ANN, extraData)).get("code");
    assertEquals(first, extra(submit(ANN, extraData)).get("code"));
  }

  @Test
  void an_expired_ticket_and_an_unknown_one_differ() {
    String card = withForm(JUMP);
    sandbox.post("/sandbox/policy", "{\"activateTicketSeconds\":60}");
    Object ticket = extra(submit(ANN, extraData(card, "x"))).get("activate_ticket");
    String body = WireJson.write(Map.of("activate_ticket", ticket));
    assertEquals(0, tempInfo(body));
    assertEquals(0, tempInfo(body));
    sandbox.passes(Duration.ofSeconds(60));
    assertEquals(72012, tempInfo(body));
    assertEquals(72011, tempInfo("{\"activate_ticket\":\"never\"}"));
    assertEquals(72011, tempInfo("{\"activate_ticket\":\"\"}"));
  }

  @Test
  void what_is_required_must_be_filled_in() {
    String card = withForm(ONE_TAP);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("openid", ANN);
    body.put("extraData", extraData(card, "x"));
    body.put("common_field_list", MOBILE);
    Map<String, Object> refused = sandbox.post("/sandbox/component/submit", WireJson.write(body));
    assertEquals(41011, errCode(refused));
    assertTrue(text(refused, "errmsg").contains("兴趣"));
    assertEquals(
        List.of(),
        sandbox.merchant("/card/user/getcardlist", json("openid", ANN)).get("card_list"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guide", "a+b", "a/b=c&d?e", "门店 7 号", "%2B"})
  void the_url_has_wechats_shape_and_every_value_survives_one_decoding(String outerStr) {
    String card = withForm(ONE_TAP);
    String url = url(card, outerStr);
    String start =
        "https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&encrypt_card_id=";
    assertTrue(url.startsWith(start), url);
    assertTrue(url.endsWith("%3D%3D#wechat_redirect"), url);
    Map<String, Object> values = extraData(card, outerStr);
    assertTrue(String.valueOf(values.get("encrypt_card_id")).matches("[A-Za-z0-9+/]{64}"));
    assertTrue(String.valueOf(values.get("biz")).matches("[A-Za-z0-9]{14}=="));
    assertEquals(outerStr, values.get("outer_str"));
    assertEquals("navigateToMiniProgram:ok", navigate(ANN, COMPONENT, values).get("errMsg"));
  }

  @Test
  void the_component_does_not_open_for_what_is_wrong() {
    String card = withForm(ONE_TAP);
    Map<String, Object> good = extraData(card, "x");
    assertEquals(true, navigate(ANN, COMPONENT, good).containsKey("form"));
    String refused = "navigateToMiniProgram:fail (参数错误)";
    assertEquals(refused, navigate(ANN, "wx0", good).get("errMsg"));
    Map<String, Object> encoded = new LinkedHashMap<>(good);
    encoded.put("biz", String.valueOf(good.get("biz")).replace("=", "%3D"));
    assertEquals(refused, navigate(ANN, COMPONENT, encoded).get("errMsg"));
    Map<String, Object> forged = new LinkedHashMap<>(good);
    forged.put("encrypt_card_id", "A".repeat(64));
    assertEquals(refused, navigate(ANN, COMPONENT, forged).get("errMsg"));
    String noForm = sandbox.create(memberCard(ONE_TAP));
    assertEquals(refused, navigate(ANN, COMPONENT, extraData(noForm, "x")).get("errMsg"));
    String own = sandbox.create(memberCard(",\"activate_url\":\"https://shop\""));
    assertEquals(refused, navigate(ANN, COMPONENT, extraData(own, "x")).get("errMsg"));
  }

  @Test
  void a_card_whose_codes_are_given_has_no_link() {
    String card =
        sandbox.create(memberCard(ONE_TAP).replace("\"sku\"", "\"use_custom_code\":true,\"sku\""));
    assertEquals(
        40158,
        errCode(sandbox.merchant("/card/membercard/activate/geturl", json("card_id", card))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40097 | \"required_form\":{\"common_field_id_list\":[\"USER_FORM_INFO_FLAG_NOBODY\"]}",
        "40097 | \"required_form\":{\"common_field_id_list\":[\"USER_FORM_INFO_FLAG_SEX\"]},\"optional_form\":{\"common_field_id_list\":[\"USER_FORM_INFO_FLAG_SEX\"]}",
        "40124 | \"optional_form\":{\"custom_field_list\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]}",
        "40097 | \"required_form\":{\"rich_field_list\":[{\"type\":\"X\",\"name\":\"a\",\"values\":[\"1\"]}]}",
        "41011 | \"required_form\":{\"rich_field_list\":[{\"type\":\"FORM_FIELD_RADIO\",\"name\":\"a\"}]}",
        "45021 | \"service_statement\":{\"name\":\"123456789012345678901234567890123\"}",
      })
  void a_form_follows_the_rules(int errCode, String form) {
    String card = sandbox.create(memberCard(ONE_TAP));
    assertEquals(errCode, setForm("{\"card_id\":\"" + card + "\"," + form + "}"));
  }

  @Test
  void a_form_is_set_for_one_tap_member_cards_alone() {
    assertEquals(72003, setForm(FORM.formatted(sandbox.create(coupon("")))));
    assertEquals(
        72026,
        setForm(FORM.formatted(sandbox.create(memberCard(",\"activate_url\":\"https://shop\"")))));
    assertEquals(40073, setForm(FORM.formatted("p")));
    assertEquals(41012, setForm("{}"));
  }

  @Test
  void activation_follows_its_rules_and_may_be_repeated() {
    String card = sandbox.create(memberCard(",\"activate_url\":\"https://shop\""));
    String code = sandbox.holds(ANN, card);
    assertEquals(45021, errCode(activate(card, code, ",\"init_custom_field_value1\":\"白金白金白\"")));
    assertEquals(
        40079, errCode(activate(card, code, ",\"activate_begin_time\":2,\"activate_end_time\":1")));
    assertEquals(40056, errCode(activate(card, "999999999999", "")));
    assertEquals(41013, errCode(sandbox.merchant("/card/membercard/activate", "{}")));
    assertEquals(41011, errCode(sandbox.merchant("/card/membercard/activate", json("code", code))));
    assertEquals(0, errCode(activate(card, code, ",\"init_balance\":200.0")));
    assertEquals(0, errCode(activate(card, code, "")));
    String other = sandbox.create(coupon(""));
    assertEquals(72003, errCode(activate(other, sandbox.holds(ANN, other), "")));
  }

  @Test
  void a_full_value_may_be_repeated_and_a_change_may_not() {
    String card = sandbox.create(memberCard(",\"auto_activate\":true"));
    String code = sandbox.holds(ANN, card);
    assertEquals(100, update(card, code, "\"add_bonus\":100").get("result_bonus"));
    assertEquals(200, update(card, code, "\"add_bonus\":100").get("result_bonus"));
    String full = "\"bonus\":50,\"add_bonus\":-150,\"balance\":3000.0";
    assertEquals(50, update(card, code, full).get("result_bonus"));
    assertEquals(3000, update(card, code, full).get("result_balance"));
    assertEquals(45022, errCode(update(card, code, "\"add_bonus\":-51")));
    assertEquals(45023, errCode(update(card, code, "\"balance\":-1")));
    assertEquals(45021, errCode(update(card, code, "\"record_bonus\":\"" + "字".repeat(15) + "\"")));
    assertEquals(50, member(card, code).get("bonus"));
    sandbox.merchant("/card/code/unavailable", request(card, code));
    assertEquals(40127, errCode(update(card, code, "\"bonus\":1")));
  }

  @Test
  void a_card_is_updated_only_if_it_is_active_and_supplies_the_value() {
    String inactive = sandbox.create(memberCard(",\"activate_url\":\"https://shop\""));
    String code = sandbox.holds(ANN, inactive);
    assertEquals(40127, errCode(update(inactive, code, "\"bonus\":1")));

    String plain = sandbox.create(memberCard(",\"auto_activate\":true")
        .replace("\"supply_bonus\":true", "\"supply_bonus\":false")
        .replace("\"supply_balance\":true", "\"supply_balance\":false"));
    String active = sandbox.holds(ANN, plain);
    assertEquals(43011, errCode(update(plain, active, "\"bonus\":1")));
    assertEquals(43011, errCode(update(plain, active, "\"add_bonus\":1")));
    assertEquals(43010, errCode(update(plain, active, "\"balance\":0")));
    assertEquals(0, errCode(update(plain, active, "\"custom_field_value1\":\"金\"")));
  }

  @Test
  void a_membership_is_not_redeemed() {
    String card = sandbox.create(memberCard(",\"auto_activate\":true"));
    String code = sandbox.holds(ANN, card);
    assertEquals(40071, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
    assertEquals("NORMAL", member(card, code).get("user_card_status"));
  }

  @Test
  void a_permanent_card_ends_within_32_bits() {
    String card = sandbox.create(memberCard(",\"auto_activate\":true")
        .replaceFirst(
            "\"date_info\":\\{[^}]*}", "\"date_info\":{\"type\":\"DATE_TYPE_PERMANENT\"}"));
    String code = sandbox.holds(ANN, card);
    Map<String, Object> got = sandbox.merchant("/card/code/get", request(card, code));
    assertEquals(Integer.MAX_VALUE, ((Map<?, ?>) got.get("card")).get("end_time"), got.toString());
  }

  @Test
  void faults_that_developers_report_have_names_and_pass() {
    String card = withForm(JUMP);
    Map<?, ?> back = extra(submit(ANN, extraData(card, "x")));
    String ticket = json("activate_ticket", "" + back.get("activate_ticket"));
    sandbox.post("/sandbox/faults", "{\"name\":\"ticket-seems-expired\",\"times\":2}");
    sandbox.post("/sandbox/faults", json("name", "activation-busy"));
    assertEquals(72012, errCode(sandbox.merchant("/card/membercard/activatetempinfo/get", ticket)));
    assertEquals(72012, errCode(sandbox.merchant("/card/membercard/activatetempinfo/get", ticket)));
    assertEquals(0, errCode(sandbox.merchant("/card/membercard/activatetempinfo/get", ticket)));
    assertEquals(45061, errCode(activate(card, "" + back.get("code"), "")));
    assertEquals(0, errCode(activate(card, "" + back.get("code"), "")));
    Map<String, Object> unknown = sandbox.post("/sandbox/faults", json("name", "odd"));
    assertTrue(text(unknown, "errmsg").contains("ticket-seems-expired or activation-busy"));
  }

  private String withForm(String mode) {
    String card = sandbox.create(memberCard(mode));
    assertEquals(0, setForm(FORM.formatted(card)));
    return card;
  }

  private int setForm(String body) {
    return errCode(sandbox.merchant("/card/membercard/activateuserform/set", body));
  }

  private String url(String card, String outerStr) {
    return text(
        sandbox.merchant(
            "/card/membercard/activate/geturl",
            WireJson.write(Map.of("card_id", card, "outer_str", outerStr))),
        "url");
  }

  /** Split first, then decode each value once; a plus stays a plus. */
  private Map<String, Object> extraData(String card, String outerStr) {
    String url = url(card, outerStr);
    String query = url.substring(url.indexOf('?') + 1, url.indexOf('#'));
    Map<String, Object> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && !pair.startsWith("action=")) {
        values.put(
            pair.substring(0, equals),
            URLDecoder.decode(
                pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private Map<String, Object> navigate(String openid, String appId, Map<String, Object> extraData) {
    return sandbox.post(
        "/sandbox/wx/navigateToMiniProgram",
        WireJson.write(Map.of("openid", openid, "appId", appId, "extraData", extraData)));
  }

  private Map<String, Object> submit(String openid, Map<String, Object> extraData) {
    Map<String, Object> back = sandbox.post(
        "/sandbox/component/submit",
        WireJson.write(Map.of(
            "openid", openid,
            "extraData", extraData,
            "common_field_list", MOBILE,
            "custom_field_list", HOBBY)));
    assertFalse(back.containsKey("errcode"), back.toString());
    return back;
  }

  private static Map<?, ?> extra(Map<String, Object> back) {
    return (Map<?, ?>) ((Map<?, ?>) back.get("referrerInfo")).get("extraData");
  }

  private String codeOf(String openid, String card) {
    List<?> cards = (List<?>) sandbox
        .merchant("/card/user/getcardlist", json("openid", openid, "card_id", card))
        .get("card_list");
    assertEquals(1, cards.size());
    return String.valueOf(((Map<?, ?>) cards.get(0)).get("code"));
  }

  private Map<String, Object> member(String card, String code) {
    return sandbox.merchant("/card/membercard/userinfo/get", request(card, code));
  }

  private Map<String, Object> activate(String card, String code, String more) {
    return sandbox.merchant("/card/membercard/activate", """
        {"membership_number":"VIP-1","card_id":"%s","code":"%s","init_bonus":100%s}""".formatted(card, code, more));
  }

  private Map<String, Object> update(String card, String code, String change) {
    return sandbox.merchant(
        "/card/membercard/updateuser", request(card, code).replace("}", "," + change + "}"));
  }

  private int tempInfo(String body) {
    return errCode(sandbox.merchant("/card/membercard/activatetempinfo/get", body));
  }

  private static String request(String card, String code) {
    return json("card_id", card, "code", code);
  }
}
