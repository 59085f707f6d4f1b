package dev.kaquan.sandbox.member;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.claim.ClaimRejected;
import dev.kaquan.sandbox.claim.Claims;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
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
 * The open-card component: the mini program of WeChat's that asks a person for what a member card
 * wants to know.
 */
public final class OpenCardComponent {
  /** The component's own appid. */
  public static final String APP_ID = "wxeb490c6f9b154ef9";

  private static final int SCENE_BACK_FROM_MINI_PROGRAM = 1038;

  private final Store store;
  private final Memberships memberships;
  private final CardRecords cardRecords;
  private final Claims claims;
  private final HeldCodes codes;
  private final CodeCipher cipher;
  private final Policy policy;
  private final ComponentUrl link;
  private final Events events;
  private final RandomStrings randomStrings;
  private final SandboxClock clock;

  /** The component, for the cards of {@code account}. */
  public OpenCardComponent(
      Store store,
      Account account,
      Memberships memberships,
      CardRecords cardRecords,
      Claims claims,
      HeldCodes codes,
      CodeCipher cipher,
      Policy policy,
      Events events,
      RandomStrings randomStrings,
      SandboxClock clock) {
    this.store = store;
    this.memberships = memberships;
    this.cardRecords = cardRecords;
    this.claims = claims;
    this.codes = codes;
    this.cipher = cipher;
    this.policy = policy;
    this.link = new ComponentUrl(account);
    this.events = events;
    this.randomStrings = randomStrings;
    this.clock = clock;
  }

  /** Adds its calls. */
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
        CardRecord template = template(request.object("extraData"));
        Optional<HeldCode> held = held(request.text("openid"), template.cardId());
        boolean isActive =
            held.map(memberships::of).filter(Membership::isActive).isPresent();
        return new PhoneReply(
            Reply.fields(
                "errMsg",
                "navigateToMiniProgram:ok",
                "alreadyActive",
                isActive,
                "form",
                memberships.form(template.cardId()).body()),
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

  /** What comes back besides the appid; nothing for who was a member already. */
  private Map<String, Object> submitted(SandboxRequest request, String openid) {
    CardRecord template = template(request.object("extraData"));
    String cardId = template.cardId();
    Optional<HeldCode> before = held(openid, cardId);
    if (before.map(memberships::of).filter(Membership::isActive).isPresent()) {
      return Map.of();
    }
    List<Map<String, Object>> common = common(request);
    List<Map<String, Object>> custom = custom(request);
    checkRequired(cardId, common, custom);
    HeldCode held = before.orElseGet(
        () -> claims.open(openid, cardId, request.object("extraData").text("outer_str")));
    boolean jumps = ActivationMode.of(template) == ActivationMode.ONE_TAP_WITH_JUMP;
    memberships.put(memberships.of(held).answered(!jumps, common, custom));
    events.publish(
        "submit_membercard_user_info",
        openid,
        Reply.fields("CardId", cardId, "UserCardCode", held.code()));
    if (!jumps) {
      return Map.of();
    }
    String ticket = randomStrings.letters(64);
    memberships.issue(
        ticket,
        new Memberships.Ticket(
            cardId, held.code(), clock.seconds() + policy.now().activateTicketSeconds()));
    return Reply.fields(
        "activate_ticket", ticket,
        "card_id", cardId,
        "code", request.flag("encryptCode") ? cipher.encrypt(held.code()) : held.code());
  }

  private CardRecord template(SandboxRequest extraData) {
    String cardId = link.decrypt(extraData.text("encrypt_card_id"))
        .filter(id -> extraData.text("biz").equals(link.biz()))
        .orElseThrow(() -> PlatformError.of(
            ErrCode.INVALID_ARGS, "encrypt_card_id and biz must be URL-decoded, once"));
    CardRecord template = memberships.memberCard(cardId);
    if (!ActivationMode.of(template).isOneTap()) {
      throw new PlatformError(ErrCode.NEED_WX_ACTIVATE);
    }
    if (memberships.form(cardId).body().isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "activateuserform");
    }
    if (cardRecords.rules(template).codeMode() == CodeMode.CUSTOM) {
      throw new PlatformError(ErrCode.CARD_NOT_SUPPORTED);
    }
    return template;
  }

  private Optional<HeldCode> held(String openid, String cardId) {
    return codes.of(openid).stream()
        .filter(code -> code.cardId().equals(cardId))
        .filter(code -> code.statusAt(clock.instant()) == CodeStatus.NORMAL)
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

  /** Every answer has both a value and a value_list, of which one is empty. */
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
