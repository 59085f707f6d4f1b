package dev.kaquan.sandbox;

import static dev.kaquan.sandbox.SandboxFixture.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.bean.WxCardApiSignature;
import me.chanjar.weixin.common.enums.TicketType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpCardService;
import me.chanjar.weixin.mp.api.WxMpMemberCardService;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.bean.card.BaseInfo;
import me.chanjar.weixin.mp.bean.card.DateInfo;
import me.chanjar.weixin.mp.bean.card.GrouponCard;
import me.chanjar.weixin.mp.bean.card.GrouponCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.Sku;
import me.chanjar.weixin.mp.bean.card.WxMpCardCreateRequest;
import me.chanjar.weixin.mp.bean.card.WxMpCardResult;
import me.chanjar.weixin.mp.bean.card.enums.CardRichFieldType;
import me.chanjar.weixin.mp.bean.card.enums.CardWechatFieldType;
import me.chanjar.weixin.mp.bean.card.membercard.ActivatePluginParam;
import me.chanjar.weixin.mp.bean.card.membercard.MemberCardActivateUserFormRequest;
import me.chanjar.weixin.mp.bean.card.membercard.MemberCardUserForm;
import me.chanjar.weixin.mp.bean.card.membercard.MemberCardUserFormRichField;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardActivateTempInfoResult;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardActivatedMessage;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardUpdateMessage;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardUserInfoResult;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published WxJava runs against the sandbox. */
class WxJavaTest {
  @TempDir
  private Path folder;

  private SandboxFixture sandbox;
  private WxMpService wxJava;
  private WxMpCardService cards;
  private WxMpMemberCardService members;

  @BeforeEach
  void start() {
    sandbox = new SandboxFixture(folder);
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(sandbox.appId());
    config.setSecret(sandbox.secret());
    // It requires a password even without a proxy.
    config.setHttpProxyPassword("");
    config.setHostConfig(new WxMpHostConfig(sandbox.url(), sandbox.url(), sandbox.url()));
    wxJava = new WxMpServiceHttpComponentsImpl();
    wxJava.setWxMpConfigStorage(config);
    cards = wxJava.getCardService();
    members = wxJava.getMemberCardService();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void it_gets_tokens_and_tickets_and_renews_a_token_that_ended() throws Exception {
    String token = wxJava.getAccessToken();
    assertEquals(token, wxJava.getAccessToken());
    assertEquals(86, cards.getCardApiTicket().length());
    assertNotEquals(cards.getCardApiTicket(), wxJava.getTicket(TicketType.JSAPI));
    sandbox.passes(Duration.ofHours(3));
    assertEquals(40073, code(() -> cards.getCardDetail("p")));
    assertNotEquals(token, wxJava.getAccessToken());
  }

  @Test
  void a_card_that_it_creates_and_signs_is_added_queried_and_redeemed_once() throws Exception {
    String card = cards.createCard(request("双人套餐")).getCardId();
    assertTrue(cards.getCardDetail(card).contains("双人套餐"));

    String code = cards.decryptCardCode(encrypted(adds(card, "")));
    WxMpCardResult held = cards.queryCardCode(card, code, true);
    assertEquals(ANN, held.getOpenId());
    assertEquals("NORMAL", held.getUserCardStatus());
    assertEquals(true, held.getCanConsume());
    assertTrue(cards.consumeCardCode(code).contains("\"card_id\":\"" + card + "\""));
    assertEquals(40099, code(() -> cards.consumeCardCode(code)));
    assertEquals(40099, code(() -> cards.queryCardCode(card, code, true)));
    assertEquals("CONSUMED", cards.queryCardCode(card, code, false).getUserCardStatus());
    assertEquals(40056, code(() -> cards.queryCardCode(null, "999999999999", true)));
    assertEquals(40075, code(() -> cards.decryptCardCode("A".repeat(64))));
  }

  @Test
  void codes_that_it_deposits_are_counted_checked_and_given_out() throws Exception {
    // Its own objects lack get_custom_code_mode.
    String created = wxJava.post(
        sandbox.url() + "/card/create",
        SandboxFixture.coupon(",\"use_custom_code\":true,"
                + "\"get_custom_code_mode\":\"GET_CUSTOM_CODE_MODE_DEPOSIT\"")
            .replace("\"quantity\":500", "\"quantity\":0"));
    String card = SandboxFixture.text(WireJson.readObject(created), "card_id");

    assertEquals(
        2,
        cards.cardCodeDeposit(card, List.of("0042", "0043")).getSuccessCodes().size());
    assertEquals(List.of("0042"), cards.cardCodeDeposit(card, List.of("0042")).getDuplicateCodes());
    assertEquals(2, cards.cardCodeDepositCount(card).getCount());
    assertEquals(
        List.of("0044"), cards.cardCodeCheckcode(card, List.of("0043", "0044")).getNotExistCode());
    assertEquals(40136, code(() -> cards.cardModifyStock(card, 3)));
    cards.cardModifyStock(card, 2);
    String code = cards.decryptCardCode(encrypted(adds(card, "")));
    assertTrue(List.of("0042", "0043").contains(code));
    assertEquals(1, cards.getUserCardList(ANN, null).getCardList().size());
    cards.unavailableCardCode(card, code, "lost");
    assertEquals(40127, code(() -> cards.consumeCardCode(code, card)));
  }

  @Test
  void what_it_does_besides_is_answered_as_it_reads_it() throws Exception {
    String card = cards.createCard(request("其他")).getCardId();
    assertTrue(cards.createQrcodeCard(card, "12b", 600).getTicket().startsWith("gQ"));
    assertTrue(cards.cardMpnewsGethtml(card).getContent().contains(card));
    cards.addTestWhiteList(ANN);
    cards.cardPaycellSet(card, true);
    assertEquals(45046, code(() -> cards.cardSelfConsumeCellSet(card, true, false, false)));
    String code = cards.decryptCardCode(encrypted(adds(card, "")));
    cards.markCardCode(code, card, ANN, true);
    assertTrue(cards.deleteCard(card).isSuccess());
    assertEquals(45030, code(() -> cards.cardCodeUpdate(card, code, "1")));
  }

  @Test
  void a_submitted_form_leads_to_an_active_membership() throws Exception {
    String card = members
        .createMemberCard(
            SandboxFixture.memberCard(",\"wx_activate\":true,\"wx_activate_after_submit\":true,"
                + "\"wx_activate_after_submit_url\":\"https://shop\""))
        .getCardId();
    members.setActivateUserForm(form(card));
    ActivatePluginParam link = members.getActivatePluginParam(card, "guide");
    Map<?, ?> extra = submit(Map.of(
        "encrypt_card_id", link.getEncryptCardId(),
        "outer_str", link.getOuterStr(),
        "biz", link.getBiz()));

    WxMpMemberCardActivateTempInfoResult answers =
        members.getActivateTempInfo(String.valueOf(extra.get("activate_ticket")));
    assertEquals("13800000000", answers.getUserInfo().getCommonFieldList()[0].getValue());
    assertEquals("钢琴", answers.getUserInfo().getCustomFieldList()[0].getValueList()[0]);

    String code = String.valueOf(extra.get("code"));
    members.activateMemberCard(activation(card, code));
    WxMpMemberCardUserInfoResult member = members.getUserInfo(card, code);
    assertEquals(true, member.getHasActive());
    assertEquals("AAA001", member.getMembershipNumber());
    assertEquals(200.0, member.getBalance());

    WxMpMemberCardUpdateMessage update = new WxMpMemberCardUpdateMessage();
    update.setCardId(card);
    update.setCode(code);
    update.setAddBonus(-30);
    update.setBalance(150.0);
    assertEquals(70, members.updateUserMemberCard(update).getResultBonus());
    assertEquals(70, members.getUserInfo(card, code).getBonus());
  }

  private interface Asking {
    void ask() throws WxErrorException;
  }

  private static int code(Asking asking) {
    return assertThrows(WxErrorException.class, asking::ask).getError().getErrorCode();
  }

  /** The phone adds a card with what WxJava signed. */
  private Map<String, Object> adds(String card, String code) throws WxErrorException {
    WxCardApiSignature signed = cards.createCardApiSignature(card, code);
    String ext = WireJson.write(Map.of(
        "code", code,
        "timestamp", String.valueOf(signed.getTimestamp()),
        "nonce_str", signed.getNonceStr(),
        "signature", signed.getSignature()));
    Map<String, Object> added = sandbox.adds(ANN, List.of(Map.of("cardId", card, "cardExt", ext)));
    assertEquals("addCard:ok", added.get("errMsg"));
    return added;
  }

  private static String encrypted(Map<String, Object> added) {
    return String.valueOf(((Map<?, ?>) ((List<?>) added.get("cardList")).get(0)).get("code"));
  }

  private Map<?, ?> submit(Map<String, Object> extraData) {
    Map<String, Object> back = sandbox.post(
        "/sandbox/component/submit",
        WireJson.write(Map.of(
            "openid",
            ANN,
            "extraData",
            extraData,
            "common_field_list",
            List.of(Map.of("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "13800000000")),
            "custom_field_list",
            List.of(Map.of("name", "兴趣", "value_list", List.of("钢琴", "舞蹈"))))));
    return (Map<?, ?>) ((Map<?, ?>) back.get("referrerInfo")).get("extraData");
  }

  private static MemberCardActivateUserFormRequest form(String card) {
    MemberCardUserFormRichField hobby = new MemberCardUserFormRichField();
    hobby.setType(CardRichFieldType.FORM_FIELD_CHECK_BOX);
    hobby.setName("兴趣");
    hobby.add("钢琴");
    hobby.add("舞蹈");
    MemberCardUserForm required = new MemberCardUserForm();
    required.addRichField(hobby);
    required.addWechatField(CardWechatFieldType.USER_FORM_INFO_FLAG_MOBILE);
    MemberCardActivateUserFormRequest form = new MemberCardActivateUserFormRequest();
    form.setCardId(card);
    form.setRequiredForm(required);
    return form;
  }

  private static WxMpMemberCardActivatedMessage activation(String card, String code) {
    WxMpMemberCardActivatedMessage activation = new WxMpMemberCardActivatedMessage();
    activation.setCardId(card);
    activation.setCode(code);
    activation.setMembershipNumber("AAA001");
    activation.setInitBonus(100);
    activation.setInitBalance(200.0);
    return activation;
  }

  private static WxMpCardCreateRequest request(String title) {
    WxMpCardCreateRequest request = new WxMpCardCreateRequest();
    request.setCardCreateRequest(groupon(title));
    return request;
  }

  private static GrouponCardCreateRequest groupon(String title) {
    DateInfo dates = new DateInfo();
    dates.setType("DATE_TYPE_FIX_TERM");
    dates.setFixedTerm(30);
    dates.setFixedBeginTerm(0);
    Sku sku = new Sku();
    sku.setQuantity(500);
    BaseInfo base = new BaseInfo();
    base.setLogoUrl("http://mmbiz.qpic.cn/mmbiz/abc/0");
    base.setBrandName("示例咖啡");
    base.setCodeType("CODE_TYPE_TEXT");
    base.setTitle(title);
    base.setColor("Color010");
    base.setNotice("使用时向服务员出示此券");
    base.setDescription("不可与其他优惠同享");
    base.setDateInfo(dates);
    base.setSku(sku);
    GrouponCard groupon = new GrouponCard();
    groupon.setBaseInfo(base);
    groupon.setDealDetail("咖啡两杯");
    GrouponCardCreateRequest request = new GrouponCardCreateRequest();
    request.setGroupon(groupon);
    return request;
  }
}
