package dev.kaquan.wechat;

import static dev.kaquan.wechat.StubPlatform.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.MemberPlatform.ActivationOrder;
import dev.kaquan.application.port.MemberPlatform.Amount;
import dev.kaquan.application.port.MemberPlatform.Execution;
import dev.kaquan.application.port.MemberPlatform.PlatformClaim;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.MemberPlatform.ValuesUpdate;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.FormAnswers.Answer;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.PossessionEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberPlatformTest {
  private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";
  private static final CardId CARD = new CardId("pbLatjtZ7v1BG_ZnTjbW85GYc_E8");
  private static final MembershipId MEMBER = new MembershipId(CARD, new CardCode("001679873278"));
  private static final ActivateTicket TICKET = new ActivateTicket("t1ck3t");
  private static final ActivationOrder ORDER =
      new ActivationOrder(MEMBER, new MembershipNumber("VIP1"), new MemberValues(100, 0));

  private StubPlatform platform;
  private WeChatClientFixture client;

  @BeforeEach
  void start() throws IOException {
    platform = new StubPlatform();
    client = new WeChatClientFixture(platform.url());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void a_form_is_sent_with_its_card() {
    platform.answer(Endpoint.SET_FORM, OK);
    client.members.setForm(
        CARD,
        ActivationForm.of(Map.of("required_form", Map.of("custom_field_list", List.of("兴趣")))));
    assertEquals(
        "{\"card_id\":\"" + CARD
            + "\",\"required_form\":{\"can_modify\":false,\"custom_field_list\":[\"兴趣\"]}}",
        sent(Endpoint.SET_FORM));
  }

  @Test
  void a_link_is_parsed() {
    platform.answer(
        Endpoint.ACTIVATE_URL,
        "{\"errcode\":0,\"errmsg\":\"ok\",\"url\":\"https://mp.weixin.qq.com/bizmall/activatemembercard"
            + "?action=preshow&&encrypt_card_id=3%2Bm9&outer_str=%E5%BA%97&biz=MzU%3D#wechat_redirect\"}");
    assertEquals(
        new OpenCardLink("3+m9", "店", "MzU="), client.members.link(CARD, new OuterStr("店")));
    assertEquals("{\"card_id\":\"" + CARD + "\",\"outer_str\":\"店\"}", sent(Endpoint.ACTIVATE_URL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"errcode\":0}", "{\"errcode\":0,\"url\":\"https://x/?biz=a\"}"})
  void a_link_without_its_parameters_is_malformed(String body) {
    platform.answer(Endpoint.ACTIVATE_URL, body);
    assertEquals(
        Kind.MALFORMED,
        Failures.of(() -> client.members.link(CARD, OuterStr.NONE)).kind());
  }

  @Test
  void answers_are_read_in_every_form() {
    platform.answer(
        Endpoint.TEMP_INFO,
        "{\"errcode\":0,\"info\":{\"common_field_list\":[{\"name\":\"MOBILE\",\"value\":\"155\"}],"
            + "\"custom_field_list\":[{\"name\":\"兴趣\",\"value\":\"\",\"value_list\":[\"钢琴\",\"舞蹈\"]},"
            + "{\"name\":\"电影\",\"value\":\"无\"}]}}");
    assertEquals(
        Optional.of(new FormAnswers(
            List.of(new Answer("MOBILE", "155", List.of())),
            List.of(new Answer("兴趣", "", List.of("钢琴", "舞蹈")), new Answer("电影", "无", List.of())))),
        client.members.answers(TICKET));
    assertEquals("{\"activate_ticket\":\"t1ck3t\"}", sent(Endpoint.TEMP_INFO));
  }

  @Test
  void an_unknown_ticket_is_refused_at_once() {
    platform.answer(Endpoint.TEMP_INFO, error(72011, "invalid activate_ticket"));
    assertEquals(Optional.empty(), client.members.answers(TICKET));
    assertEquals(1, platform.requests(Endpoint.TEMP_INFO).size());
  }

  @Test
  void an_expired_ticket_is_tried_three_more_times() {
    platform.answer(Endpoint.TEMP_INFO, error(72012, "activate_ticket has been expired"));
    assertEquals(Optional.empty(), client.members.answers(TICKET));
    assertEquals(4, platform.requests(Endpoint.TEMP_INFO).size());
  }

  @Test
  void a_ticket_that_seemed_to_have_expired_is_accepted_later() {
    String expired = error(72012, "activate_ticket has been expired");
    platform.answer(Endpoint.TEMP_INFO, expired, expired, expired, "{\"errcode\":0,\"info\":{}}");
    assertEquals(Optional.of(FormAnswers.NONE), client.members.answers(TICKET));
  }

  @Test
  void an_activation_sends_what_it_has() {
    platform.answer(Endpoint.ACTIVATE, OK);
    assertEquals(Execution.DONE, client.members.activate(ORDER));
    assertEquals(
        "{\"membership_number\":\"VIP1\",\"code\":\"001679873278\",\"card_id\":\"" + CARD
            + "\",\"init_bonus\":100}",
        sent(Endpoint.ACTIVATE));
  }

  @ParameterizedTest
  @CsvSource({"40056, UNKNOWN_CODE", "40127, NOT_USABLE"})
  void an_activation_that_the_code_does_not_allow(int errCode, Execution execution) {
    platform.answer(Endpoint.ACTIVATE, error(errCode, "no"));
    platform.answer(Endpoint.UPDATE_USER, error(errCode, "no"));
    assertEquals(execution, client.members.activate(ORDER));
    assertEquals(execution, client.members.update(MEMBER, display("金", "")));
    assertEquals(1, platform.requests(Endpoint.ACTIVATE).size());
  }

  @Test
  void an_activation_is_repeated_while_the_platform_is_busy() {
    platform.answer(Endpoint.ACTIVATE, error(45061, "busy"), error(-1, "system error"), OK);
    assertEquals(Execution.DONE, client.members.activate(ORDER));
    assertEquals(3, platform.requests(Endpoint.ACTIVATE).size());
  }

  @Test
  void a_platform_that_stays_busy_is_reported_as_busy() {
    platform.answer(Endpoint.ACTIVATE, error(45061, "busy"));
    assertEquals(Kind.BUSY, Failures.of(() -> client.members.activate(ORDER)).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "NORMAL, FOUND_HELD",
    "GIFT_TIMEOUT, FOUND_HELD",
    "GIFTING, OFFERED",
    "GIFT_SUCC, GIVEN_AWAY",
    "DELETE, DELETED",
    "UNAVAILABLE, MADE_UNAVAILABLE",
    "EXPIRE, EXPIRED",
    "CONSUMED,",
    "'',",
  })
  void a_membership_is_found(String status, PossessionEvent.Kind kind) {
    platform.answer(
        Endpoint.USER_INFO,
        "{\"errcode\":0,\"openid\":\"oPerson\",\"nickname\":\"\",\"membership_number\":\"VIP1\",\"bonus\":210,"
            + "\"balance\":0,\"sex\":\"\",\"user_info\":{\"common_field_list\":[]},\"user_card_status\":\""
            + status
            + "\",\"has_active\":true}");
    assertEquals(
        Optional.of(new PlatformMember(
            Optional.of(new OpenId("oPerson")),
            Optional.of(new MembershipNumber("VIP1")),
            FormAnswers.NONE,
            Optional.ofNullable(kind),
            true,
            Optional.of(new MemberValues(210, 0)))),
        client.members.find(MEMBER));
    assertEquals(
        "{\"card_id\":\"" + CARD + "\",\"code\":\"001679873278\"}", sent(Endpoint.USER_INFO));
  }

  @Test
  void a_membership_that_is_not_active_has_no_number() {
    platform.answer(
        Endpoint.USER_INFO,
        "{\"errcode\":0,\"openid\":\"oPerson\",\"membership_number\":\"\",\"user_card_status\":\"NORMAL\"}");
    PlatformMember found = client.members.find(MEMBER).orElseThrow();
    assertEquals(Optional.empty(), found.values());
    assertEquals(Optional.empty(), found.number());
    assertFalse(found.isActive());
  }

  @Test
  void an_unknown_membership_is_not_found() {
    platform.answer(Endpoint.USER_INFO, error(40056, "invalid serial code"));
    assertEquals(Optional.empty(), client.members.find(MEMBER));
  }

  @Test
  void a_claim_tells_the_person_and_the_channel() {
    platform.answer(
        Endpoint.CODE_GET,
        "{\"errcode\":0,\"card\":{\"card_id\":\"p\",\"code\":\"1\"},\"openid\":\"oPerson\",\"outer_str\":\"店\"}",
        "{\"errcode\":0,\"card\":{\"card_id\":\"p\",\"code\":\"1\"}}",
        error(40056, "invalid serial code"));
    assertEquals(
        Optional.of(new PlatformClaim(Optional.of(new OpenId("oPerson")), new OuterStr("店"))),
        client.members.claim(MEMBER));
    assertEquals(
        Optional.of(new PlatformClaim(Optional.empty(), OuterStr.NONE)),
        client.members.claim(MEMBER));
    assertEquals(Optional.empty(), client.members.claim(MEMBER));
    assertEquals(
        "{\"card_id\":\"" + CARD + "\",\"code\":\"001679873278\"}", sent(Endpoint.CODE_GET));
  }

  @Test
  void the_copies_that_a_person_holds_are_listed() {
    platform.answer(
        Endpoint.HELD_CARDS,
        "{\"errcode\":0,\"card_list\":[{\"code\":\"001679873278\",\"card_id\":\"" + CARD
            + "\"},{\"code\":\"2\",\"card_id\":\"pOther\"}],\"has_share_card\":false}");
    assertEquals(
        List.of(MEMBER), client.members.copiesOf(Optional.of(CARD), new OpenId("oPerson")));
  }

  @Test
  void an_openid_of_a_mini_program_is_explained() {
    platform.answer(Endpoint.HELD_CARDS, error(40003, "invalid openid"));
    PlatformException fault =
        Failures.of(() -> client.members.copiesOf(Optional.of(CARD), new OpenId("oPerson")));
    assertTrue(fault.getMessage().contains("a mini program's openid"), fault.getMessage());
  }

  @Test
  void values_are_sent_in_full_with_the_difference_for_the_message() {
    platform.answer(Endpoint.UPDATE_USER, OK);
    client.members.update(new ValuesUpdate(
        MEMBER,
        Optional.of(new Amount(3000, 100, "消费")),
        Optional.of(new Amount(2700, -300, "拿铁")),
        true));
    assertEquals(
        "{\"code\":\"001679873278\",\"card_id\":\"" + CARD
            + "\",\"bonus\":3000,\"add_bonus\":100,\"record_bonus\":\"消费\",\"balance\":2700,"
            + "\"add_balance\":-300,\"record_balance\":\"拿铁\","
            + "\"notify_optional\":{\"is_notify_bonus\":true,\"is_notify_balance\":true}}",
        sent(Endpoint.UPDATE_USER));
  }

  @Test
  void a_value_that_the_card_does_not_show_is_not_sent() {
    platform.answer(Endpoint.UPDATE_USER, OK);
    client.members.update(
        new ValuesUpdate(MEMBER, Optional.of(new Amount(0, -100, "过期")), Optional.empty(), false));
    assertEquals(
        "{\"code\":\"001679873278\",\"card_id\":\"" + CARD
            + "\",\"bonus\":0,\"add_bonus\":-100,\"record_bonus\":\"过期\","
            + "\"notify_optional\":{\"is_notify_bonus\":false}}",
        sent(Endpoint.UPDATE_USER));
  }

  @Test
  void only_the_fields_that_change_are_sent() {
    platform.answer(Endpoint.UPDATE_USER, OK);
    client.members.update(MEMBER, display("金", "https://mmbiz.qpic.cn/a"));
    assertEquals(
        "{\"code\":\"001679873278\",\"card_id\":\"" + CARD
            + "\",\"custom_field_value1\":\"金\",\"background_pic_url\":\"https://mmbiz.qpic.cn/a\"}",
        sent(Endpoint.UPDATE_USER));
  }

  private static MemberDisplay display(String field, String url) {
    return new MemberDisplay(
        List.of(Optional.of(field), Optional.empty(), Optional.empty()),
        url.isEmpty() ? Optional.empty() : Optional.of(url));
  }

  private String sent(Endpoint call) {
    return platform.requests(call).get(0).text();
  }
}
