package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static dev.kaquan.sandbox.SandboxFixture.BOB;
import static dev.kaquan.sandbox.SandboxFixture.coupon;
import static dev.kaquan.sandbox.SandboxFixture.errCode;
import static dev.kaquan.sandbox.SandboxFixture.json;
import static dev.kaquan.sandbox.SandboxFixture.memberCard;
import static dev.kaquan.sandbox.SandboxFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of people's actions, field by field in order. */
class PersonEventsTest {
  private static final String SHOP = ",\"use_all_locations\":true";

  @TempDir
  private Path folder;

  private SandboxFixture sandbox;
  private StubMerchant merchant;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
    merchant = new StubMerchant();
    ok(sandbox.post(
        "/sandbox/push-target",
        WireJson.write(Map.of("url", merchant.url(), "token", "pamtest", "mode", "plain"))));
  }

  @AfterEach
  void stop() {
    merchant.close();
    sandbox.close();
  }

  @Test
  void a_claim_tells_its_channel_if_it_has_one() {
    String card = created(coupon(""));
    String code = takes(card, "12b");
    assertPushed(
        ANN,
        "user_get_card",
        "<CardId>%s</CardId><IsGiveByFriend>0</IsGiveByFriend><UserCardCode>%s</UserCardCode>"
            + "<FriendUserName></FriendUserName><OuterId>0</OuterId><OldUserCardCode>"
            + "</OldUserCardCode><OuterStr>12b</OuterStr>"
            + "<IsRestoreMemberCard>0</IsRestoreMemberCard>"
            + "<IsRecommendByFriend>0</IsRecommendByFriend>",
        card,
        code);
    ok(sandbox.merchant("/card/code/consume", request(card, code)));
    assertPushed(
        ANN,
        "user_consume_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><ConsumeSource>FROM_API</ConsumeSource>"
            + "<LocationName></LocationName><LocationId>0</LocationId><StaffOpenId></StaffOpenId>"
            + "<VerifyCode></VerifyCode><RemarkAmount></RemarkAmount><OuterStr>12b</OuterStr>",
        card,
        code);
  }

  @Test
  void without_a_channel_there_is_no_OuterStr() {
    String card = created(coupon(""));
    String code = taken(card);
    ok(sandbox.merchant("/card/code/consume", request(card, code)));
    assertPushed(
        ANN,
        "user_consume_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><ConsumeSource>FROM_API</ConsumeSource>"
            + "<LocationName></LocationName><LocationId>0</LocationId><StaffOpenId></StaffOpenId>"
            + "<VerifyCode></VerifyCode><RemarkAmount></RemarkAmount>",
        card,
        code);
  }

  @Test
  void sending_and_accepting_a_gift_are_published() {
    String card = created(coupon(""));
    String code = taken(card);
    ok(phone("gift", ANN, card, code, "toOpenid", BOB, "chatRoom", true));
    assertPushed(
        ANN,
        "user_gifting_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><IsReturnBack>0</IsReturnBack>"
            + "<FriendUserName>%s</FriendUserName><IsChatRoom>1</IsChatRoom>",
        card,
        code,
        BOB);
    String next = text(phone("take-gift", BOB, card, code), "code");
    assertPushed(
        BOB,
        "user_get_card",
        "<CardId>%s</CardId><IsGiveByFriend>1</IsGiveByFriend><UserCardCode>%s</UserCardCode>"
            + "<FriendUserName>%s</FriendUserName><OuterId>0</OuterId><OldUserCardCode>%s"
            + "</OldUserCardCode><IsRestoreMemberCard>0</IsRestoreMemberCard>"
            + "<IsRecommendByFriend>0</IsRecommendByFriend>",
        card,
        next,
        ANN,
        code);
  }

  @Test
  void the_return_of_a_gift_is_published() {
    String card = created(coupon(""));
    String code = taken(card);
    ok(phone("gift", ANN, card, code));
    assertEquals("0", merchant.next().field("IsReturnBack"));
    ok(sandbox.post("/sandbox/clock", json("advanceSeconds", Duration.ofDays(1).toSeconds())));
    sandbox.merchant("/card/code/get", request(card, code));
    assertPushed(
        ANN,
        "user_gifting_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><IsReturnBack>1</IsReturnBack>"
            + "<FriendUserName></FriendUserName><IsChatRoom>0</IsChatRoom>",
        card,
        code);
  }

  @Test
  void deleting_and_restoring_a_member_card_are_published() {
    String card = created(memberCard(",\"auto_activate\":true"));
    String code = takes(card, "12b");
    assertEquals("12b", merchant.next().field("OuterStr"));
    ok(phone("delete", ANN, card, code));
    assertPushed(
        ANN, "user_del_card", "<CardId>%s</CardId><UserCardCode>%s</UserCardCode>", card, code);
    ok(phone("restore", ANN, card, code));
    assertPushed(
        ANN,
        "user_get_card",
        "<CardId>%s</CardId><IsGiveByFriend>0</IsGiveByFriend><UserCardCode>%s</UserCardCode>"
            + "<FriendUserName></FriendUserName><OuterId>0</OuterId><OldUserCardCode>"
            + "</OldUserCardCode><IsRestoreMemberCard>1</IsRestoreMemberCard>"
            + "<IsRecommendByFriend>0</IsRecommendByFriend>",
        card,
        code);
  }

  @Test
  void who_redeems_by_themselves_tells_the_verify_code_and_the_amount() {
    String card = created(coupon(SHOP));
    String code = taken(card);
    ok(sandbox.merchant("/card/selfconsumecell/set", """
        {"card_id":"%s","is_open":true,"need_verify_cod":true,"need_remark_amount":true}""".formatted(card)));
    ok(phone("self-consume", ANN, card, code, "verifyCode", "0077", "remarkAmount", 1200));
    assertPushed(
        ANN,
        "user_consume_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode>"
            + "<ConsumeSource>FROM_MOBILE_HELPER</ConsumeSource><LocationName></LocationName>"
            + "<LocationId>0</LocationId><StaffOpenId></StaffOpenId><VerifyCode>0077</VerifyCode>"
            + "<RemarkAmount>1200</RemarkAmount>",
        card,
        code);
  }

  @Test
  void who_pays_in_the_card_tells_the_fee() {
    String card = created(coupon(SHOP));
    String code = taken(card);
    ok(sandbox.merchant("/card/paycell/set", json("card_id", card, "is_open", true)));
    String trans = text(
        phone("pay", ANN, card, code, "fee", 9000, "originalFee", 10000, "locationId", 291710000),
        "transId");
    assertPushed(
        ANN,
        "user_pay_from_pay_cell",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><TransId>%s</TransId>"
            + "<LocationId>291710000</LocationId><Fee>9000</Fee><OriginalFee>10000</OriginalFee>",
        card,
        code,
        trans);
  }

  @Test
  void a_view_is_published_if_the_template_requests_it() {
    String quiet = created(coupon(""));
    opens(quiet, taken(quiet));
    String card = created(coupon(",\"need_push_on_view\":true"));
    String code = takes(card, "12b");
    assertEquals("user_get_card", merchant.next().field("Event"));
    opens(card, code);
    assertPushed(
        ANN,
        "user_view_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode><OuterStr>12b</OuterStr>",
        card,
        code);
  }

  @Test
  void opening_a_chat_from_the_card_is_published() {
    String card = created(coupon(""));
    String code = taken(card);
    ok(phone("enter-session", ANN, card, code));
    assertPushed(
        ANN,
        "user_enter_session_from_card",
        "<CardId>%s</CardId><UserCardCode>%s</UserCardCode>",
        card,
        code);
  }

  @Test
  void a_refused_operation_publishes_nothing() {
    String card = created(coupon(",\"can_give_friend\":false,\"get_limit\":1"));
    String code = taken(card);
    ok(sandbox.merchant("/card/code/consume", request(card, code)));
    assertEquals("user_consume_card", merchant.next().field("Event"));
    assertEquals(40099, errCode(sandbox.merchant("/card/code/consume", request(card, code))));
    assertEquals(45030, errCode(phone("gift", ANN, card, code)));
    assertEquals(40127, errCode(phone("delete", ANN, card, code)));
    assertEquals("addCard:fail (超出领取限制)", sandbox.adds(ANN, card).get("errMsg"));
    ok(phone("enter-session", ANN, card, code));
    assertEquals("user_enter_session_from_card", merchant.next().field("Event"));
  }

  @Test
  void low_stock_is_published_once_in_twelve_hours() {
    String little = created(coupon("").replace("\"quantity\":500", "\"quantity\":200"));
    takesHundred(little);
    assertEquals(List.of("user_get_card"), toldOfClaim(little));
    String card = created(coupon("").replace("\"quantity\":500", "\"quantity\":201"));
    takesHundred(card);
    assertEquals(List.of("user_get_card"), toldOfClaim(card));
    sandbox.adds("o-cat", card);
    assertPushed(
        "o-cat",
        "card_sku_remind",
        "<CardId>%s</CardId><Detail>the card's quantity is equal to 100</Detail>",
        card);
    assertEquals("user_get_card", merchant.next().field("Event"));
    sandbox.passes(Duration.ofHours(12).minusSeconds(1));
    assertEquals(List.of("user_get_card"), toldOfClaim(card));
    sandbox.passes(Duration.ofSeconds(1));
    assertEquals(List.of("card_sku_remind", "user_get_card"), toldOfClaim(card));
  }

  private void takesHundred(String card) {
    String[] fifty = Collections.nCopies(50, card).toArray(String[]::new);
    sandbox.adds(ANN, fifty);
    sandbox.adds(BOB, fifty);
    for (int i = 0; i < 100; i++) {
      assertEquals("user_get_card", merchant.next().field("Event"));
    }
  }

  /** Returns the events of a claim; the claim's own event is the last. */
  private List<String> toldOfClaim(String card) {
    sandbox.adds("o-cat", card);
    List<String> push = new ArrayList<>();
    do {
      push.add(merchant.next().field("Event"));
    } while (!push.contains("user_get_card"));
    return push;
  }

  private String created(String body) {
    String card = sandbox.create(body);
    assertEquals("card_pass_check", merchant.next().field("Event"));
    return card;
  }

  /** Claims a card and waits for its event. */
  private String taken(String card) {
    String code = sandbox.holds(ANN, card);
    assertEquals("user_get_card", merchant.next().field("Event"));
    return code;
  }

  private String takes(String card, String outerStr) {
    String ext = sandbox.cardExt(card, Map.of(), Map.of("outer_str", outerStr));
    return sandbox.codeIn(sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext))));
  }

  private void opens(String card, String code) {
    assertEquals(
        "openCard:ok",
        sandbox
            .post(
                "/sandbox/wx/openCard",
                WireJson.write(Map.of(
                    "openid", ANN, "cardList", List.of(Map.of("cardId", card, "code", code)))))
            .get("errMsg"));
  }

  /** Asserts the fields of the next event after the common ones; strings are CDATA. */
  private void assertPushed(String openid, String event, String fields, Object... values) {
    StubMerchant.ReceivedPush push = merchant.next();
    assertEquals(openid, push.field("FromUserName"));
    assertEquals(event, push.field("Event"));
    String body = push.body();
    assertEquals(
        fields.formatted(values),
        body.substring(body.indexOf("</Event>") + 8, body.length() - 6)
            .replace("<![CDATA[", "")
            .replace("]]>", ""));
  }

  private Map<String, Object> phone(
      String what, String openid, String card, String code, Object... more) {
    Map<String, Object> fields =
        new LinkedHashMap<>(Map.of("openid", openid, "cardId", card, "code", code));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(String.valueOf(more[i]), more[i + 1]);
    }
    return sandbox.post("/sandbox/phone/" + what, WireJson.write(fields));
  }

  private static String request(String card, String code) {
    return WireJson.write(Map.of("card_id", card, "code", code));
  }

  private static void ok(Map<String, Object> answer) {
    assertEquals(0, errCode(answer), answer.toString());
  }
}
