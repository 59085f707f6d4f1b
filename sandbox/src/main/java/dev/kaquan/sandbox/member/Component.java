package dev.kaquan.sandbox.member;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.account.Account;
import dev.kaquan.sandbox.card.Policy;
import dev.kaquan.sandbox.card.Template;
import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.phone.Claims;
import dev.kaquan.sandbox.phone.Denial;
import dev.kaquan.sandbox.push.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Reasoned;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.sandbox.world.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open-card component: the mini program of WeChat's that asks a person for what a member card
 * wants to know.
 */
public final class Component {
  /** The component's own appid. */
  public static final String APP_ID = "wxeb490c6f9b154ef9";

  private static final int SCENE_BACK_FROM_MINI_PROGRAM = 1038;

  private final Store store;
  private final Memberships memberships;
  private final Templates templates;
  private final Claims claims;
  private final HeldCodes codes;
  private final CodeCipher cipher;
  private final Policy policy;
  private final ComponentLink link;
  private final Events events;
  private final Words words;
  private final SandboxClock clock;

  /** The component, for the cards of {@code account}. */
  public Component(
      Store store,
      Account account,
      Memberships memberships,
      Templates templates,
      Claims claims,
      HeldCodes codes,
      CodeCipher cipher,
      Policy policy,
      Events events,
      Words words,
      SandboxClock clock) {
    this.store = store;
    this.memberships = memberships;
    this.templates = templates;
    this.claims = claims;
    this.codes = codes;
    this.cipher = cipher;
    this.policy = policy;
    this.link = new ComponentLink(account);
    this.events = events;
    this.words = words;
    this.clock = clock;
  }

  /** Adds its calls. */
  public void addTo(Calls calls) {
    calls.add(Kind.PHONE, "/sandbox/wx/navigateToMiniProgram", this::open);
    calls.add(Kind.PHONE, "/sandbox/component/submit", this::submit);
  }

  private Reasoned open(Asked asked) {
    if (!asked.text("appId").equals(APP_ID)) {
      return refused("40166 invalid weapp appid");
    }
    try {
      return store.change(() -> {
        Template template = template(asked.object("extraData"));
        Optional<HeldCode> held = held(asked.text("openid"), template.cardId());
        boolean isActive =
            held.map(memberships::of).filter(Membership::isActive).isPresent();
        return new Reasoned(
            Reply.fields(
                "errMsg",
                "navigateToMiniProgram:ok",
                "alreadyActive",
                isActive,
                "form",
                memberships.form(template.cardId()).body()),
            "");
      });
    } catch (Refusal refusal) {
      return refused(refusal.errCode() + " " + refusal.getMessage());
    }
  }

  private Reasoned submit(Asked asked) {
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    if (asked.flag("leave")) {
      return new Reasoned(onShow(Map.of()), "");
    }
    try {
      return new Reasoned(onShow(store.change(() -> submitted(asked, openid))), "");
    } catch (Denial denial) {
      return new Reasoned(onShow(Map.of()), denial.reason());
    }
  }

  /** What comes back besides the appid; nothing for who was a member already. */
  private Map<String, Object> submitted(Asked asked, String openid) {
    Template template = template(asked.object("extraData"));
    String cardId = template.cardId();
    Optional<HeldCode> before = held(openid, cardId);
    if (before.map(memberships::of).filter(Membership::isActive).isPresent()) {
      return Map.of();
    }
    List<Map<String, Object>> common = common(asked);
    List<Map<String, Object>> custom = custom(asked);
    checkRequired(cardId, common, custom);
    HeldCode held = before.orElseGet(
        () -> claims.open(openid, cardId, asked.object("extraData").text("outer_str")));
    boolean jumps = Activation.of(template) == Activation.ONE_TAP_WITH_JUMP;
    memberships.put(memberships.of(held).answered(!jumps, common, custom));
    events.happened(
        "submit_membercard_user_info",
        openid,
        Reply.fields("CardId", cardId, "UserCardCode", held.code()));
    if (!jumps) {
      return Map.of();
    }
    String ticket = words.letters(64);
    memberships.issue(
        ticket,
        new Memberships.Ticket(
            cardId, held.code(), clock.seconds() + policy.now().activateTicketSeconds()));
    return Reply.fields(
        "activate_ticket", ticket,
        "card_id", cardId,
        "code", asked.flag("encryptCode") ? cipher.encrypt(held.code()) : held.code());
  }

  private Template template(Asked extraData) {
    String cardId = link.decrypt(extraData.text("encrypt_card_id"))
        .filter(id -> extraData.text("biz").equals(link.biz()))
        .orElseThrow(() ->
            Refusal.of(ErrCode.INVALID_ARGS, "encrypt_card_id and biz must be URL-decoded, once"));
    Template template = memberships.memberCard(cardId);
    if (!Activation.of(template).isOneTap()) {
      throw new Refusal(ErrCode.NEED_WX_ACTIVATE);
    }
    if (memberships.form(cardId).body().isEmpty()) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "activateuserform");
    }
    if (templates.rules(template).codeMode() == CodeMode.CUSTOM) {
      throw new Refusal(ErrCode.CARD_NOT_SUPPORTED);
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
    Asked form = new Asked(memberships.form(cardId).body()).object("required_form");
    for (String name : FormRules.names("required_form", form)) {
      if (!given.contains(name)) {
        throw Refusal.of(ErrCode.FIELDS_MISSING, name);
      }
    }
  }

  private static List<Map<String, Object>> common(Asked asked) {
    return asked.objects("common_field_list").stream()
        .map(answer -> Reply.fields("name", answer.text("name"), "value", answer.textOf("value")))
        .toList();
  }

  /** Every answer has both a value and a value_list, of which one is empty. */
  private static List<Map<String, Object>> custom(Asked asked) {
    return asked.objects("custom_field_list").stream()
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

  private static Reasoned refused(String reason) {
    return new Reasoned(Reply.fields("errMsg", "navigateToMiniProgram:fail (参数错误)"), reason);
  }
}
