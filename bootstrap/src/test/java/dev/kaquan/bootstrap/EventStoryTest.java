package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.push.MessageCrypto;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What happens to a card becomes known by the sandbox's pushes, without a setting and without a report. */
class EventStoryTest extends ServiceFixture {
  private static final String FRIEND = "oFS7Fjfriendfriendfriendfrie";

  private static final String COUPON = """
      {"card":{"card_type":"GROUPON","groupon":{"base_info":{
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",
      "code_type":"CODE_TYPE_TEXT","title":"双人套餐","color":"Color010","notice":"使用时出示此券",
      "description":"不可与其他优惠同享","sku":{"quantity":500},"can_give_friend":true,
      "date_info":{"type":"DATE_TYPE_FIX_TERM","fixed_term":30,"fixed_begin_term":0}},"deal_detail":"咖啡两杯"}}}""";

  @Test
  void from_a_claim_that_was_not_reported_to_a_redeemed_gift() throws Exception {
    String card = text(api("POST", "/v1/cards", COUPON, 201), "cardId");
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", card, "outerStr", "shop-7"))),
        201);
    sandbox("/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    String request = "/v1/add-card/" + prepared.get("requestId");
    await("added", () -> api("GET", request, Map.of(), 200).get("outcome"));
    String code = text(first(api("GET", request, Map.of(), 200), "cards"), "code");

    phone("gift", card, code);
    sandbox("/sandbox/phone/take-gift", Map.of("openid", FRIEND, "cardId", card, "code", code));
    await(1, () -> openable(FRIEND).size());
    await(List.of(), () -> openable(OPENID));
    String given = text(openable(FRIEND).get(0), "code");
    assertTrue(!given.equals(code));

    platform("/card/code/consume", Map.of("card_id", card, "code", given));
    String redeemed = "/v1/events?type=user_consume_card&state=processed&cardId=" + card;
    await(1, () -> items(redeemed).size());
    Map<String, Object> event =
        api("GET", "/v1/events/" + items(redeemed).get(0).get("id"), Map.of(), 200);
    assertEquals(given, event.get("code"));
    assertEquals("FROM_API", ((Map<?, ?>) event.get("fields")).get("ConsumeSource"));
    // Pushes to different people arrive in any order.
    await(
        List.of(
            "card_pass_check",
            "user_consume_card",
            "user_get_card",
            "user_get_card",
            "user_gifting_card"),
        () -> items("/v1/events?state=processed&cardId=" + card).stream()
            .map(item -> text(item, "type"))
            .sorted()
            .collect(Collectors.toList()));
  }

  @Test
  void the_funnel_counts_what_happened_by_channel() throws Exception {
    String card = text(api("POST", "/v1/cards", COUPON, 201), "cardId");
    for (String person : List.of(OPENID, FRIEND)) {
      Map<String, Object> prepared = api(
          "POST",
          "/v1/add-card",
          Map.of("openid", person, "cards", List.of(Map.of("cardId", card, "outerStr", "shop-7"))),
          201);
      if (person.equals(OPENID)) {
        sandbox(
            "/sandbox/wx/addCard", Map.of("openid", person, "cardList", prepared.get("cardList")));
      }
    }
    await(1, () -> openable(OPENID).size());
    Map<String, Object> opened = api("POST", "/v1/open-card", Map.of("openid", OPENID), 200);
    sandbox("/sandbox/wx/openCard", Map.of("openid", OPENID, "cardList", opened.get("cardList")));
    opened.put("errMsg", "openCard:ok");
    assertEquals(1, api("POST", "/v1/open-card/result", opened, 200).get("opened"));
    platform(
        "/card/code/consume",
        Map.of("card_id", card, "code", text(openable(OPENID).get(0), "code")));
    String funnel = "/v1/funnel?cardId=" + card;
    await(1, () -> list(api("GET", funnel, Map.of(), 200), "items").get(0).get("redeemed"));
    assertEquals(
        "[{channel=shop-7, prepared=2, claimed=1, opened=1, activated=0, redeemed=1}]",
        api("GET", funnel, Map.of(), 200).get("items").toString());
  }

  @Test
  void the_settings_between_service_and_sandbox_fit() throws Exception {
    Map<String, Object> report = api("POST", "/v1/callback/check", "", 200);
    assertEquals(true, report.get("fits"));
    assertEquals("safe", sandboxGet("/sandbox/push-target").get("mode"));
    assertEquals(
        401,
        send("POST", "/wechat/events?signature=x&timestamp=1", "<xml><a/></xml>")
            .statusCode());
    assertEquals(
        Map.of("wrong-signature", 1), api("POST", "/v1/callback/check", "", 200).get("refused"));
  }

  @Test
  void the_same_push_eleven_times_is_one_event() throws Exception {
    sandbox("/sandbox/push-quirks", Map.of("duplicates", 10, "blanksOutsideCdata", true));
    String card = text(api("POST", "/v1/cards", COUPON, 201), "cardId");
    await(1, () -> items("/v1/events?type=card_pass_check&state=processed").size());
    await("DELIVERED", () -> first(sandboxGet("/sandbox/pushes"), "pushes").get("state"));
    assertEquals(1, items("/v1/events?cardId=" + card).size());
    assertEquals(
        "CARD_STATUS_VERIFY_OK", api("GET", "/v1/cards/" + card, Map.of(), 200).get("status"));
  }

  /** Whatever is changed in a push that is signed rightly, it is an event, or refused. */
  @Test
  void mutated_pushes_are_refused_or_stored() throws Exception {
    List<String> agreed = Files.readAllLines(data.resolve("sandbox-callback"));
    String appId = running.sandbox().orElseThrow().appId();
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    Random random = new Random(14);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      StringBuilder message = new StringBuilder("<xml><FromUserName>" + OPENID
          + "</FromUserName><CreateTime>" + timestamp + "</CreateTime><MsgType>event</MsgType>"
          + "<Event><![CDATA[user_get_card]]></Event><CardId>pFS7Fjg8kV1IdDz01r4SQwMkuCKc</CardId>"
          + "<UserCardCode>" + i + "</UserCardCode><IsGiveByFriend>1</IsGiveByFriend></xml>");
      for (int edits = random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(message.length());
        if (random.nextBoolean()) {
          message.deleteCharAt(at);
        } else {
          message.insert(at, "<>&]!?\u0000\uD800é".charAt(random.nextInt(9)));
        }
      }
      String sealed =
          new MessageCrypto(agreed.get(1), appId).encrypt(new byte[16], message.toString());
      String path = "/wechat/events?timestamp=" + timestamp + "&nonce=n&msg_signature="
          + MessageCrypto.signature(agreed.get(0), timestamp, "n", sealed);
      statuses.add(
          send("POST", path, "<xml><Encrypt>" + sealed + "</Encrypt></xml>").statusCode());
    }
    assertEquals(Set.of(200, 400), Set.copyOf(statuses));
    await(List.of(), () -> items("/v1/events?state=pending"));
  }

  private List<Map<String, Object>> openable(String openid) throws Exception {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("openid", openid);
    return list(api("POST", "/v1/open-card", body, 200), "cardList");
  }

  private List<Map<String, Object>> items(String path) throws Exception {
    return list(api("GET", path, Map.of(), 200), "items");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.get(name);
  }
}
