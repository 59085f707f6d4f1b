package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.wire.WireJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events that never arrived are found by comparing with the platform, and what they said is taken over. */
class ReconciliationStoryTest extends ServiceFixture {
  private static final String FIELDS = """
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",
      "code_type":"CODE_TYPE_TEXT","title":"卡","color":"Color010","notice":"使用时出示",
      "description":"不可与其他优惠同享","sku":{"quantity":500},
      """;
  private static final String COUPON =
      "{\"card\":{\"card_type\":\"GROUPON\",\"groupon\":{\"base_info\":{"
          + FIELDS
          + "\"date_info\":{\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":30,\"fixed_begin_term\":0}},"
          + "\"deal_detail\":\"咖啡两杯\"}}}";
  private static final String MEMBER_CARD =
      "{\"card\":{\"card_type\":\"MEMBER_CARD\",\"member_card\":{\"base_info\":{"
          + FIELDS
          + "\"date_info\":{\"type\":\"DATE_TYPE_PERMANENT\"}},\"supply_bonus\":true,"
          + "\"supply_balance\":false,\"prerogative\":\"积分\",\"auto_activate\":true}}}";

  @Test
  void lost_events_are_found_and_made_up_for() throws Exception {
    String coupon = text(api("POST", "/v1/cards", COUPON, 201), "cardId");
    String club = text(api("POST", "/v1/cards", MEMBER_CARD, 201), "cardId");
    String redeemed = claim(coupon);
    String deleted = claim(coupon);
    String member = claim(club);
    String path = "/v1/members/" + club + "/" + member;
    await(
        "active",
        () -> send("GET", path, "").body().contains("membershipNumber")
            ? api("GET", path, Map.of(), 200).get("state")
            : "not yet");

    sandbox(
        "/sandbox/push-quirks",
        Map.of("lose", List.of("user_consume_card", "user_del_card", "update_member_card")));
    platform("/card/code/consume", Map.of("card_id", coupon, "code", redeemed));
    phone("delete", coupon, deleted);
    platform(
        "/card/membercard/updateuser",
        Map.of("card_id", club, "code", member, "bonus", 70, "record_bonus", "x"));

    Map<String, Object> first = reconcile(0);
    assertEquals(3, first.get("checked"));
    assertEquals(
        List.of(
            "possession held deleted",
            "redemption not redeemed redeemed",
            "values 0 points, 0 fen 70 points, 0 fen"),
        ((List<?>) first.get("found"))
            .stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> each.get("kind") + " " + each.get("ours") + " " + each.get("theirs"))
                .sorted()
                .collect(Collectors.toList()));
    assertEquals(70, api("GET", path, Map.of(), 200).get("bonus"));
    assertEquals(
        404,
        send(
                "POST",
                "/v1/open-card",
                WireJson.write(Map.of(
                    "openid", OPENID, "cards", List.of(Map.of("cardId", coupon, "code", deleted)))))
            .statusCode());
    assertEquals(
        List.of(first.get("id")),
        ((List<?>) api("GET", "/v1/reconciliations", Map.of(), 200).get("items"))
            .stream().map(each -> ((Map<?, ?>) each).get("id")).collect(Collectors.toList()));
    assertEquals(first, api("GET", "/v1/reconciliations/" + first.get("id"), Map.of(), 200));
    assertEquals(404, send("GET", "/v1/reconciliations/x", "").statusCode());

    Map<String, Object> second = reconcile(0);
    assertEquals(2, second.get("checked"));
    assertEquals(0, second.get("differences"));
    sandbox("/sandbox/faults", Map.of("path", "/card/*", "kind", "errcode", "errcode", 45009));
    Map<String, Object> third = reconcile(1, "--card", coupon);
    assertEquals(0, third.get("checked"));
    assertEquals(coupon, third.get("cardId"));
  }

  private String claim(String card) throws Exception {
    Map<String, Object> prepared = api(
        "POST",
        "/v1/add-card",
        Map.of("openid", OPENID, "cards", List.of(Map.of("cardId", card))),
        201);
    Map<String, Object> phone = sandbox(
        "/sandbox/wx/addCard", Map.of("openid", OPENID, "cardList", prepared.get("cardList")));
    Map<String, Object> reported =
        api("POST", "/v1/add-card/" + prepared.get("requestId") + "/result", phone, 200);
    return text(first(reported, "cards"), "code");
  }

  private Map<String, Object> reconcile(int code, String... options) throws Exception {
    String[] args =
        Stream.concat(Stream.of("reconcile"), Arrays.stream(options)).toArray(String[]::new);
    return WireJson.readObject(command(code, args));
  }
}
