package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardReturn;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.chanjar.weixin.mp.api.WxMpMemberCardService;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpComponentsImpl;
import me.chanjar.weixin.mp.bean.card.membercard.ActivatePluginParam;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardActivatedMessage;
import me.chanjar.weixin.mp.bean.card.membercard.WxMpMemberCardUserInfoResult;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published WxJava and Kaquan on one account: each reads what the other has written. */
class WxJavaAgreementTest {
  private static final String OPENID = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  private static final String CARD = """
      {"card":{"card_type":"MEMBER_CARD","member_card":{"base_info":{
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",
      "code_type":"CODE_TYPE_TEXT","title":"会员卡","color":"Color010","notice":"使用时出示此卡",
      "description":"不可与其他优惠同享","sku":{"quantity":500},
      "date_info":{"type":"DATE_TYPE_PERMANENT"}},"supply_bonus":true,"supply_balance":true,
      "prerogative":"积分换咖啡","wx_activate":true,"wx_activate_after_submit":true,
      "wx_activate_after_submit_url":"https://example.com"}}}""";

  @TempDir
  private Path folder;

  private Sandbox sandbox;
  private SandboxPhone phone;
  private ModelService kaquan;
  private WxMpMemberCardService wxJava;
  private CardId card;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder.resolve("wechat"),
        InstantSource.system(),
        SandboxSettings.Identity.seeded(20261126),
        SandboxSettings.Permissions.DEFAULTS));
    phone = new SandboxPhone(sandbox);
    kaquan = new ModelService(sandbox, folder.resolve("data"), InstantSource.system(), time -> {});
    wxJava = wxJava();
    card = kaquan.createCard.create(WireJson.readObject(CARD));
    assertEquals(
        Optional.empty(),
        kaquan.defineForm.define(
            card,
            ActivationForm.of(Map.of(
                "required_form",
                Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_MOBILE"))))));
  }

  @AfterEach
  void stop() {
    kaquan.close();
    sandbox.close();
  }

  @Test
  void both_open_the_component_alike() throws Exception {
    ActivatePluginParam theirs = wxJava.getActivatePluginParam(card.value(), "guide");
    kaquan
        .prepareOpenCard
        .prepare(card, new OuterStr("guide"))
        .fold(
            ours -> {
              assertEquals(theirs.getEncryptCardId(), ours.encryptCardId());
              assertEquals(theirs.getOuterStr(), ours.outerStr());
              assertEquals(theirs.getBiz(), ours.biz());
              return true;
            },
            refusal -> {
              throw new AssertionError(refusal);
            });
  }

  @Test
  void wx_java_reads_what_kaquan_activates_and_adjusts() throws Exception {
    StoredMembership member = resume(submit());
    assertReads(member);
    kaquan.adjustMember.adjust(
        new AdjustMember.Command(
            member.id(), new LedgerEntry.Draft(-30, 500, "消费", true, Optional.empty()), "test"),
        Receipt.none());
    assertReads(kaquan.syncMember.sync(member.id()).orElseThrow());
    assertEquals(
        70, wxJava.getUserInfo(card.value(), member.id().code().value()).getBonus());
  }

  @Test
  void kaquan_takes_over_what_wx_java_activates() throws Exception {
    OpenCardReturn.Submitted submitted = (OpenCardReturn.Submitted) submit();
    String code = submitted.code().plain().orElseThrow().value();
    WxMpMemberCardActivatedMessage activation = new WxMpMemberCardActivatedMessage();
    activation.setCardId(card.value());
    activation.setCode(code);
    activation.setMembershipNumber("AAA001");
    wxJava.activateMemberCard(activation);

    StoredMembership member =
        kaquan.syncMember.sync(new MembershipId(card, new CardCode(code))).orElseThrow();
    assertEquals(
        Optional.of(new MembershipNumber("AAA001")), member.membership().number());
    assertReads(member);
    assertEquals(
        "15521328888", member.membership().profile().answers().common().get(0).value());
  }

  private void assertReads(StoredMembership member) throws Exception {
    WxMpMemberCardUserInfoResult theirs =
        wxJava.getUserInfo(card.value(), member.id().code().value());
    assertEquals(member.membership().isActive(), theirs.getHasActive());
    assertEquals(member.membership().number().orElseThrow().value(), theirs.getMembershipNumber());
    assertEquals(member.membership().profile().openid().orElseThrow().value(), theirs.getOpenId());
    assertEquals(member.values().bonus(), theirs.getBonus().longValue());
    assertEquals(member.values().balance(), theirs.getBalance().longValue());
    assertEquals(
        member.membership().profile().answers().common().get(0).value(),
        theirs.getUserInfo().getCommonFieldList()[0].getValue());
  }

  private OpenCardReturn submit() throws Exception {
    ActivatePluginParam link = wxJava.getActivatePluginParam(card.value(), "guide");
    return OpenCardReturn.of(phone.call(
        "/sandbox/component/submit",
        Map.of(
            "openid",
            OPENID,
            "common_field_list",
            List.of(Map.of("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "15521328888")),
            "extraData",
            Map.of(
                "encrypt_card_id", link.getEncryptCardId(),
                "outer_str", link.getOuterStr(),
                "biz", link.getBiz()))));
  }

  private StoredMembership resume(OpenCardReturn shown) {
    return kaquan
        .resumeActivation
        .resume(new ResumeActivation.Command(
            shown,
            Optional.empty(),
            Optional.of(new OpenId(OPENID)),
            Optional.empty(),
            new MemberValues(100, 0)))
        .fold(
            () -> {
              throw new AssertionError("not ours");
            },
            () -> {
              throw new AssertionError("nothing submitted");
            },
            alreadyActive -> alreadyActive,
            activated -> activated,
            refusal -> {
              throw new AssertionError(refusal);
            });
  }

  private WxMpMemberCardService wxJava() {
    String url = sandbox.url().toString();
    WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
    config.setAppId(sandbox.appId());
    config.setSecret(sandbox.secret());
    // It requires a password even without a proxy.
    config.setHttpProxyPassword("");
    config.setHostConfig(new WxMpHostConfig(url, url, url));
    WxMpService service = new WxMpServiceHttpComponentsImpl();
    service.setWxMpConfigStorage(config);
    return service.getMemberCardService();
  }
}
