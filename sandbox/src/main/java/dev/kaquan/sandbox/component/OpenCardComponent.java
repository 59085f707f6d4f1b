package dev.kaquan.sandbox.component;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.claim.ClaimRejected;
import dev.kaquan.sandbox.claim.Claims;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.event.FormSubmitted;
import dev.kaquan.sandbox.member.ComponentUrl;
import dev.kaquan.sandbox.member.FormRules;
import dev.kaquan.sandbox.member.Membership;
import dev.kaquan.sandbox.member.Memberships;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PhoneReply;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open-card component (会员开卡组件): WeChat's mini program in which a person fills in the form of
 * a member card.
 */
public final class OpenCardComponent {
  public static final String APP_ID = "wxeb490c6f9b154ef9";

  private static final int SCENE_BACK_FROM_MINI_PROGRAM = 1038;

  private final SandboxContext context;
  private final Store store;
  private final Memberships memberships;
  private final CardRecords cardRecords;
  private final Claims claims;
  private final HeldCodes codes;
  private final CodeCipher cipher;
  private final ComponentUrl componentUrl;
  private final Events events;

  public OpenCardComponent(
      SandboxContext context,
      Memberships memberships,
      CardRecords cardRecords,
      Claims claims,
      HeldCodes codes,
      CodeCipher cipher,
      Events events) {
    this.context = context;
    this.store = context.store();
    this.memberships = memberships;
    this.cardRecords = cardRecords;
    this.claims = claims;
    this.codes = codes;
    this.cipher = cipher;
    this.componentUrl = new ComponentUrl(context.account());
    this.events = events;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/wx/navigateToMiniProgram", this::open);
    endpoints.add(Kind.PHONE, "/sandbox/component/submit", this::submit);
  }

  private PhoneReply open(SandboxRequest request) {
    if (!request.text("appId").equals(APP_ID)) {
      return refused("40166 invalid weapp appid");
    }
    try {
      return store.change(() -> {
        CardRecord card = memberCard(request.object("extraData"));
        Optional<HeldCode> held = held(request.text("openid"), card.cardId());
        boolean isActive =
            held.map(memberships::of).filter(Membership::isActive).isPresent();
        return new PhoneReply(
            Reply.fields(
                "errMsg",
                "navigateToMiniProgram:ok",
                "alreadyActive",
                isActive,
                "form",
                memberships.form(card.cardId()).body()),
            "");
      });
    } catch (PlatformError error) {
      return refused(error.errCode() + " " + error.getMessage());
    }
  }

  private PhoneReply submit(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    if (request.flag("leave")) {
      return new PhoneReply(onShow(Map.of()), "");
    }
    try {
      return new PhoneReply(onShow(store.change(() -> submitted(request, openid))), "");
    } catch (ClaimRejected rejection) {
      return new PhoneReply(onShow(Map.of()), rejection.reason());
    }
  }

  /** Returns the extraData; empty if the person is already a member. */
  private Map<String, Object> submitted(SandboxRequest request, String openid) {
    CardRecord card = memberCard(request.object("extraData"));
    String cardId = card.cardId();
    Optional<HeldCode> before = held(openid, cardId);
    if (before.map(memberships::of).filter(Membership::isActive).isPresent()) {
      return Map.of();
    }
    List<Map<String, Object>> common = common(request);
    List<Map<String, Object>> custom = custom(request);
    checkRequired(cardId, common, custom);
    HeldCode held = before.orElseGet(
        () -> claims.claim(openid, cardId, request.object("extraData").text("outer_str")));
    boolean jumps = Memberships.mode(card) == ActivationMode.ONE_TAP_WITH_JUMP;
    memberships.put(held, memberships.of(held).answered(!jumps, common, custom));
    events.publish(new FormSubmitted(openid, cardId, held.code()));
    if (!jumps) {
      return Map.of();
    }
    return Reply.fields(
        "activate_ticket",
        memberships.issueTicket(held),
        "card_id",
        cardId,
        "code",
        request.flag("encryptCode") ? cipher.encrypt(held.code()) : held.code());
  }

  private CardRecord memberCard(SandboxRequest extraData) {
    String cardId = componentUrl
        .decrypt(extraData.text("encrypt_card_id"))
        .filter(id -> extraData.text("biz").equals(componentUrl.biz()))
        .orElseThrow(() -> PlatformError.of(
            ErrCode.INVALID_ARGS, "encrypt_card_id and biz must be URL-decoded exactly once"));
    CardRecord card = memberships.memberCard(cardId);
    if (!Memberships.mode(card).hasComponent()) {
      throw new PlatformError(ErrCode.NEED_WX_ACTIVATE);
    }
    if (memberships.form(cardId).body().isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "activateuserform");
    }
    if (cardRecords.rules(card).codeMode() == CodeMode.CUSTOM) {
      throw new PlatformError(ErrCode.NEED_PLATFORM_CODES);
    }
    return card;
  }

  private Optional<HeldCode> held(String openid, String cardId) {
    return codes.of(openid).stream()
        .filter(code -> code.cardId().equals(cardId))
        .filter(code -> code.statusAt(context.clock().instant()) == CodeStatus.NORMAL)
        .findFirst();
  }

  private void checkRequired(
      String cardId, List<Map<String, Object>> common, List<Map<String, Object>> custom) {
    List<Object> given = new ArrayList<>();
    common.forEach(answer -> given.add(answer.get("name")));
    custom.forEach(answer -> given.add(answer.get("name")));
    SandboxRequest form =
        new SandboxRequest(memberships.form(cardId).body()).object("required_form");
    for (String name : FormRules.names("required_form", form)) {
      if (!given.contains(name)) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, name);
      }
    }
  }

  private static List<Map<String, Object>> common(SandboxRequest request) {
    return request.objects("common_field_list").stream()
        .map(answer -> Reply.fields("name", answer.text("name"), "value", answer.textOf("value")))
        .toList();
  }

  /** Each answer has a value and a value_list, of which one is empty. */
  private static List<Map<String, Object>> custom(SandboxRequest request) {
    return request.objects("custom_field_list").stream()
        .map(answer -> Reply.fields(
            "name", answer.text("name"),
            "value", answer.textOf("value"),
            "value_list", answer.texts("value_list")))
        .toList();
  }

  private static Map<String, Object> onShow(Map<String, Object> extraData) {
    Map<String, Object> referrer = Reply.fields("appId", APP_ID);
    if (!extraData.isEmpty()) {
      referrer.put("extraData", extraData);
    }
    return Reply.fields("scene", SCENE_BACK_FROM_MINI_PROGRAM, "referrerInfo", referrer);
  }

  private static PhoneReply refused(String reason) {
    return new PhoneReply(Reply.fields("errMsg", "navigateToMiniProgram:fail (参数错误)"), reason);
  }
}
