package dev.kaquan.sandbox.member;

import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.event.MembershipChanged;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forms, activation, and changes of memberships. */
public final class MemberEndpoints {
  private static final int NUMBER_BYTES = 20;
  private static final int FIELD_BYTES = 12;
  private static final int RECORD_BYTES = 42;
  private static final int BONUS_RECORD_BYTES = 32;
  private static final int URL_BYTES = 128;
  private static final long MAX_AMOUNT = Integer.MAX_VALUE;

  private final SandboxContext context;
  private final Store store;
  private final Memberships memberships;
  private final CardRecords cardRecords;
  private final HeldCodes codes;
  private final ComponentUrl componentUrl;
  private final Events events;

  public MemberEndpoints(
      SandboxContext context,
      Memberships memberships,
      CardRecords cardRecords,
      HeldCodes codes,
      Events events) {
    this.context = context;
    this.store = context.store();
    this.memberships = memberships;
    this.cardRecords = cardRecords;
    this.codes = codes;
    this.componentUrl = new ComponentUrl(context.account());
    this.events = events;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/membercard/activateuserform/set", this::setForm);
    endpoints.add(Kind.POST, "/card/membercard/activate/geturl", this::url);
    endpoints.add(Kind.POST, "/card/membercard/activatetempinfo/get", this::answers);
    endpoints.add(Kind.POST, "/card/membercard/activate", this::activate);
    endpoints.add(Kind.POST, "/card/membercard/userinfo/get", this::member);
    endpoints.add(Kind.POST, "/card/membercard/updateuser", this::update);
  }

  private Map<String, Object> setForm(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    FormRules.check(request);
    store.change(() -> {
      if (!memberships.memberCard(cardId).ofType().flag("wx_activate")) {
        throw new PlatformError(ErrCode.NEED_WX_ACTIVATE);
      }
      memberships.setForm(cardId, new Memberships.Form(request.fields()));
      return cardId;
    });
    return Reply.ok();
  }

  private Map<String, Object> url(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    CodeMode codeMode =
        store.change(() -> cardRecords.rules(memberships.memberCard(cardId)).codeMode());
    if (codeMode == CodeMode.CUSTOM) {
      throw new PlatformError(ErrCode.NEED_PLATFORM_CODES);
    }
    return Reply.ok("url", componentUrl.url(cardId, request.text("outer_str")));
  }

  private Map<String, Object> answers(SandboxRequest request) {
    String text = request.text("activate_ticket", ErrCode.INVALID_ACTIVATE_TICKET);
    return store.change(() -> {
      Memberships.Ticket ticket = memberships.ticket(text);
      Membership membership = memberships.of(codes.get(ticket.cardId(), ticket.code()));
      return Reply.ok("info", answers(membership));
    });
  }

  private Map<String, Object> activate(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    String number = request.textOf("membership_number");
    if (number.isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "membership_number");
    }
    checkLength(request, "membership_number", NUMBER_BYTES);
    checkLength(request, "init_bonus_record", BONUS_RECORD_BYTES);
    checkLength(request, "background_pic_url", URL_BYTES);
    List<String> fields = fields(request, "init_custom_field_value", Membership.NO_FIELDS);
    long bonus = within(request.integer("init_bonus").orElse(0L), ErrCode.BONUS_OUT_OF_LIMIT);
    long balance = within(request.integer("init_balance").orElse(0L), ErrCode.BALANCE_OUT_OF_LIMIT);
    store.change(() -> {
      HeldCode held = usable(request.text("card_id"), code);
      long begin = request.integer("activate_begin_time").orElse(held.beginAt());
      long end = request.integer("activate_end_time").orElse(held.endAt());
      if (begin >= end || end <= context.clock().seconds()) {
        throw new PlatformError(ErrCode.INVALID_TIME);
      }
      codes.put(held.between(begin, end));
      memberships.put(held, memberships.of(held).activated(number, bonus, balance, fields));
      return held;
    });
    return Reply.ok();
  }

  private Map<String, Object> member(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    return store.change(() -> {
      HeldCode held = codes.getIncludingGifted(request.text("card_id"), code);
      memberships.memberCard(held.cardId());
      Membership membership = memberships.of(held);
      return Reply.ok(
          "openid", held.openid(),
          "nickname", "",
          "membership_number", membership.number(),
          "bonus", membership.bonus(),
          "balance", membership.balance(),
          "sex", "",
          "user_info", answers(membership),
          "user_card_status", held.statusAt(context.clock().instant()).name(),
          "has_active", membership.isActive());
    });
  }

  private Map<String, Object> update(SandboxRequest request) {
    String code = request.text("code", ErrCode.CODE_MISSING);
    checkLength(request, "record_bonus", RECORD_BYTES);
    checkLength(request, "record_balance", RECORD_BYTES);
    checkLength(request, "background_pic_url", URL_BYTES);
    return store.change(() -> {
      HeldCode held = usable(request.text("card_id"), code);
      Membership before = memberships.of(held);
      if (!before.isActive()) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      checkSupplied(request, "bonus", held, ErrCode.BONUS_UNAUTHORIZED);
      checkSupplied(request, "balance", held, ErrCode.BALANCE_UNAUTHORIZED);
      long bonus = next(request, "bonus", before.bonus(), ErrCode.BONUS_OUT_OF_LIMIT);
      long balance = next(request, "balance", before.balance(), ErrCode.BALANCE_OUT_OF_LIMIT);
      memberships.put(
          held,
          before.with(
              bonus, balance, fields(request, "custom_field_value", before.customFields())));
      if (bonus != before.bonus() || balance != before.balance()) {
        events.publish(new MembershipChanged(
            held.openid(),
            held.cardId(),
            held.code(),
            bonus - before.bonus(),
            balance - before.balance()));
      }
      return Reply.ok("result_bonus", bonus, "result_balance", balance, "openid", held.openid());
    });
  }

  private void checkSupplied(
      SandboxRequest request, String name, HeldCode held, ErrCode notSupplied) {
    boolean isGiven = request.has(name) || request.has("add_" + name);
    if (isGiven && !memberships.memberCard(held.cardId()).ofType().flag("supply_" + name)) {
      throw new PlatformError(notSupplied);
    }
  }

  /** Returns the full value if it is given: the change is then only shown to the person. */
  private static long next(SandboxRequest request, String name, long before, ErrCode beyond) {
    Optional<Long> full = request.integer(name);
    long change = request.integer("add_" + name).orElse(0L);
    return within(full.orElse(before + change), beyond);
  }

  private static long within(long value, ErrCode beyond) {
    if (value < 0 || value > MAX_AMOUNT) {
      throw new PlatformError(beyond);
    }
    return value;
  }

  private static List<String> fields(SandboxRequest request, String name, List<String> before) {
    List<String> fields = new ArrayList<>();
    for (int i = 1; i <= before.size(); i++) {
      checkLength(request, name + i, FIELD_BYTES);
      fields.add(request.has(name + i) ? request.textOf(name + i) : before.get(i - 1));
    }
    return fields;
  }

  private HeldCode usable(String cardId, String code) {
    HeldCode held = codes.get(cardId, code);
    memberships.memberCard(held.cardId());
    Instant now = context.clock().instant();
    if (held.statusAt(now) != CodeStatus.NORMAL) {
      throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
    }
    return held;
  }

  private static void checkLength(SandboxRequest request, String name, int most) {
    if (FormRules.bytes(request.textOf(name)) > most) {
      throw PlatformError.of(ErrCode.TOO_LONG, name);
    }
  }

  private static Map<String, Object> answers(Membership membership) {
    return Reply.fields(
        "common_field_list", membership.commonAnswers(),
        "custom_field_list", membership.customAnswers());
  }
}
