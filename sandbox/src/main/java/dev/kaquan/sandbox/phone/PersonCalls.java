package dev.kaquan.sandbox.phone;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.card.Templates;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redeeming;
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
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a person does with cards in the phone, besides what a mini program asks for. */
public final class PersonCalls {
  private final Store store;
  private final Claims claims;
  private final Gifts gifts;
  private final HeldCodes codes;
  private final Redeeming redeeming;
  private final Templates templates;
  private final QrCodes qrCodes;
  private final Cells cells;
  private final CodeCipher cipher;
  private final Events events;
  private final Words words;
  private final SandboxClock clock;

  /** The calls. */
  public PersonCalls(
      Store store,
      Claims claims,
      Gifts gifts,
      HeldCodes codes,
      Redeeming redeeming,
      Templates templates,
      QrCodes qrCodes,
      Cells cells,
      CodeCipher cipher,
      Events events,
      Words words,
      SandboxClock clock) {
    this.store = store;
    this.claims = claims;
    this.gifts = gifts;
    this.codes = codes;
    this.redeeming = redeeming;
    this.templates = templates;
    this.qrCodes = qrCodes;
    this.cells = cells;
    this.cipher = cipher;
    this.events = events;
    this.words = words;
    this.clock = clock;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.PHONE, "/sandbox/phone/scan", this::scan);
    calls.add(Kind.PHONE, "/sandbox/phone/gift", this::gift);
    calls.add(Kind.PHONE, "/sandbox/phone/take-gift", this::takeGift);
    calls.add(Kind.PHONE, "/sandbox/phone/delete", this::delete);
    calls.add(Kind.PHONE, "/sandbox/phone/restore", this::restore);
    calls.add(Kind.PHONE, "/sandbox/phone/self-consume", this::selfConsume);
    calls.add(Kind.PHONE, "/sandbox/phone/pay", this::pay);
    calls.add(Kind.PHONE, "/sandbox/phone/enter-session", this::enterSession);
  }

  private Reasoned scan(Asked asked) {
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    List<AddedCard> added = new ArrayList<>();
    try {
      store.change(() -> {
        QrCodes.QrCode qrCode = qrCodes
            .find(asked.text("ticket"))
            .filter(code -> code.expiresAt() > clock.seconds())
            .orElseThrow(() -> new Refusal(ErrCode.INVALID_ARGS));
        for (QrCodes.Offered offered : qrCode.cards()) {
          String code = claims.scan(openid, offered).code();
          added.add(new AddedCard(offered.cardId(), cipher.encrypt(code), "", true));
        }
        return added;
      });
    } catch (Denial denial) {
      return new Reasoned(
          new AddCardResult("addCard:fail (" + denial.getMessage() + ")", List.of()),
          denial.reason());
    }
    return new Reasoned(new AddCardResult("addCard:ok", added), "");
  }

  private Map<String, Object> gift(Asked asked) {
    return withOwn(asked, code -> {
      gifts.give(code, asked.text("toOpenid"), asked.flag("chatRoom"));
      return Reply.ok();
    });
  }

  private Map<String, Object> takeGift(Asked asked) {
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    return store.change(() -> {
      HeldCode code = codes.get(asked.text("cardId"), asked.text("code", ErrCode.CODE_MISSING));
      return Reply.ok("code", gifts.take(code, openid).code());
    });
  }

  /** What is redeemed, useless, on its way or returned keeps its state: a restored one is usable. */
  private Map<String, Object> delete(Asked asked) {
    return withOwn(asked, code -> {
      if (code.status() != CodeStatus.NORMAL) {
        throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.DELETE));
      events.happened("user_del_card", code.openid(), told(code));
      return Reply.ok();
    });
  }

  /** A restored member card keeps its code, which nobody knows of WeChat. */
  private Map<String, Object> restore(Asked asked) {
    return withOwn(asked, code -> {
      if (templates.rules(templates.get(code.cardId())).type() != CardType.MEMBER_CARD) {
        throw new Refusal(ErrCode.NEED_MEMBER_CARD);
      }
      if (code.status() != CodeStatus.DELETE) {
        throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.NORMAL));
      events.happened(
          "user_get_card",
          code.openid(),
          Reply.fields(
              "CardId",
              code.cardId(),
              "IsGiveByFriend",
              0,
              "UserCardCode",
              code.code(),
              "FriendUserName",
              "",
              "OuterId",
              0,
              "OldUserCardCode",
              "",
              "IsRestoreMemberCard",
              1,
              "IsRecommendByFriend",
              0));
      return Reply.ok();
    });
  }

  private Map<String, Object> selfConsume(Asked asked) {
    return withOwn(asked, code -> {
      Cells.Open open = cells.of(code.cardId());
      if (!open.selfConsume()) {
        throw Refusal.of(ErrCode.CARD_NOT_SUPPORTED, "its self-consume cell is not open");
      }
      if (open.needsVerifyCode() && !asked.has("verifyCode")) {
        throw Refusal.of(ErrCode.FIELDS_MISSING, "verifyCode");
      }
      if (open.needsRemarkAmount() && !asked.has("remarkAmount")) {
        throw Refusal.of(ErrCode.FIELDS_MISSING, "remarkAmount");
      }
      redeeming.redeem(
          code, "FROM_MOBILE_HELPER", asked.text("verifyCode"), asked.textOf("remarkAmount"));
      return Reply.ok();
    });
  }

  private Map<String, Object> pay(Asked asked) {
    return withOwn(asked, code -> {
      if (!cells.of(code.cardId()).pay()) {
        throw Refusal.of(ErrCode.CARD_NOT_SUPPORTED, "its pay cell is not open");
      }
      Instant now = clock.instant();
      if (code.statusAt(now) != CodeStatus.NORMAL) {
        throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
      }
      long fee = asked.whole("fee").orElse(0L);
      Map<String, Object> told = told(code);
      told.put("TransId", "1002" + words.digits(18));
      told.put("LocationId", asked.whole("locationId").orElse(0L));
      told.put("Fee", Long.toString(fee));
      told.put("OriginalFee", Long.toString(asked.whole("originalFee").orElse(fee)));
      events.happened("user_pay_from_pay_cell", code.openid(), told);
      return Reply.ok("transId", told.get("TransId"));
    });
  }

  private Map<String, Object> enterSession(Asked asked) {
    return withOwn(asked, code -> {
      if (code.status() == CodeStatus.DELETE) {
        throw new Refusal(ErrCode.INVALID_USER_CARD_STATUS);
      }
      events.happened("user_enter_session_from_card", code.openid(), told(code));
      return Reply.ok();
    });
  }

  private Map<String, Object> withOwn(Asked asked, Function<HeldCode, Map<String, Object>> work) {
    String openid = asked.text("openid", ErrCode.OPENID_MISSING);
    String cardId = asked.text("cardId", ErrCode.CARD_ID_MISSING);
    String code = asked.text("code", ErrCode.CODE_MISSING);
    return store.change(() -> {
      return work.apply(codes
          .find(cardId, code)
          .filter(held -> held.openid().equals(openid))
          .filter(held -> held.status() != CodeStatus.GIFT_SUCC)
          .orElseThrow(() -> new Refusal(ErrCode.INVALID_SERIAL_CODE)));
    });
  }

  private static Map<String, Object> told(HeldCode code) {
    return Reply.fields("CardId", code.cardId(), "UserCardCode", code.code());
  }
}
