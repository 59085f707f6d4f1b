package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.card.CardType;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.CellSettings;
import dev.kaquan.sandbox.card.Cells;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.code.CodeCipher;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.code.Redemptions;
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
import dev.kaquan.wire.AddCardResult;
import dev.kaquan.wire.AddedCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a person does with cards in the phone, besides what a mini program asks for. */
public final class PersonEndpoints {
  private final Store store;
  private final Claims claims;
  private final Gifts gifts;
  private final HeldCodes codes;
  private final Redemptions redemptions;
  private final CardRecords cardRecords;
  private final QrCodes qrCodes;
  private final Cells cells;
  private final CodeCipher cipher;
  private final Events events;
  private final RandomStrings randomStrings;
  private final SandboxClock clock;

  /** The calls. */
  public PersonEndpoints(
      Store store,
      Claims claims,
      Gifts gifts,
      HeldCodes codes,
      Redemptions redemptions,
      CardRecords cardRecords,
      QrCodes qrCodes,
      Cells cells,
      CodeCipher cipher,
      Events events,
      RandomStrings randomStrings,
      SandboxClock clock) {
    this.store = store;
    this.claims = claims;
    this.gifts = gifts;
    this.codes = codes;
    this.redemptions = redemptions;
    this.cardRecords = cardRecords;
    this.qrCodes = qrCodes;
    this.cells = cells;
    this.cipher = cipher;
    this.events = events;
    this.randomStrings = randomStrings;
    this.clock = clock;
  }

  /** Adds them. */
  public void register(Endpoints endpoints) {
    endpoints.add(Kind.PHONE, "/sandbox/phone/scan", this::scan);
    endpoints.add(Kind.PHONE, "/sandbox/phone/gift", this::gift);
    endpoints.add(Kind.PHONE, "/sandbox/phone/take-gift", this::takeGift);
    endpoints.add(Kind.PHONE, "/sandbox/phone/delete", this::delete);
    endpoints.add(Kind.PHONE, "/sandbox/phone/restore", this::restore);
    endpoints.add(Kind.PHONE, "/sandbox/phone/self-consume", this::selfConsume);
    endpoints.add(Kind.PHONE, "/sandbox/phone/pay", this::pay);
    endpoints.add(Kind.PHONE, "/sandbox/phone/enter-session", this::enterSession);
  }

  private PhoneReply scan(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    List<AddedCard> added = new ArrayList<>();
    try {
      store.change(() -> {
        QrCodes.QrCode qrCode = qrCodes
            .find(request.text("ticket"))
            .filter(code -> code.expiresAt() > clock.seconds())
            .orElseThrow(() -> new PlatformError(ErrCode.INVALID_ARGS));
        for (QrCodes.Offered offered : qrCode.cards()) {
          String code = claims.scan(openid, offered).code();
          added.add(new AddedCard(offered.cardId(), cipher.encrypt(code), "", true));
        }
        return added;
      });
    } catch (ClaimRejected rejection) {
      return new PhoneReply(
          new AddCardResult("addCard:fail (" + rejection.getMessage() + ")", List.of()),
          rejection.reason());
    }
    return new PhoneReply(new AddCardResult("addCard:ok", added), "");
  }

  private Map<String, Object> gift(SandboxRequest request) {
    return withOwn(request, code -> {
      gifts.give(code, request.text("toOpenid"), request.flag("chatRoom"));
      return Reply.ok();
    });
  }

  private Map<String, Object> takeGift(SandboxRequest request) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    return store.change(() -> {
      HeldCode code = codes.get(request.text("cardId"), request.text("code", ErrCode.CODE_MISSING));
      return Reply.ok("code", gifts.take(code, openid).code());
    });
  }

  /** What is redeemed, useless, on its way or returned keeps its state: a restored one is usable. */
  private Map<String, Object> delete(SandboxRequest request) {
    return withOwn(request, code -> {
      if (code.status() != CodeStatus.NORMAL) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.DELETE));
      events.publish("user_del_card", code.openid(), told(code));
      return Reply.ok();
    });
  }

  /** A restored member card keeps its code, which nobody knows of WeChat. */
  private Map<String, Object> restore(SandboxRequest request) {
    return withOwn(request, code -> {
      if (cardRecords.rules(cardRecords.get(code.cardId())).type() != CardType.MEMBER_CARD) {
        throw new PlatformError(ErrCode.NEED_MEMBER_CARD);
      }
      if (code.status() != CodeStatus.DELETE) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      codes.put(code.with(CodeStatus.NORMAL));
      events.publish(
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

  private Map<String, Object> selfConsume(SandboxRequest request) {
    return withOwn(request, code -> {
      CellSettings open = cells.of(code.cardId());
      if (!open.selfConsume()) {
        throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "its self-consume cell is not open");
      }
      if (open.needsVerifyCode() && !request.has("verifyCode")) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, "verifyCode");
      }
      if (open.needsRemarkAmount() && !request.has("remarkAmount")) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, "remarkAmount");
      }
      redemptions.redeem(
          code, "FROM_MOBILE_HELPER", request.text("verifyCode"), request.textOf("remarkAmount"));
      return Reply.ok();
    });
  }

  private Map<String, Object> pay(SandboxRequest request) {
    return withOwn(request, code -> {
      if (!cells.of(code.cardId()).pay()) {
        throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "its pay cell is not open");
      }
      Instant now = clock.instant();
      if (code.statusAt(now) != CodeStatus.NORMAL) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      long fee = request.integer("fee").orElse(0L);
      Map<String, Object> told = told(code);
      told.put("TransId", "1002" + randomStrings.digits(18));
      told.put("LocationId", request.integer("locationId").orElse(0L));
      told.put("Fee", Long.toString(fee));
      told.put("OriginalFee", Long.toString(request.integer("originalFee").orElse(fee)));
      events.publish("user_pay_from_pay_cell", code.openid(), told);
      return Reply.ok("transId", told.get("TransId"));
    });
  }

  private Map<String, Object> enterSession(SandboxRequest request) {
    return withOwn(request, code -> {
      if (code.status() == CodeStatus.DELETE) {
        throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
      }
      events.publish("user_enter_session_from_card", code.openid(), told(code));
      return Reply.ok();
    });
  }

  private Map<String, Object> withOwn(
      SandboxRequest request, Function<HeldCode, Map<String, Object>> work) {
    String openid = request.text("openid", ErrCode.OPENID_MISSING);
    String cardId = request.text("cardId", ErrCode.CARD_ID_MISSING);
    String code = request.text("code", ErrCode.CODE_MISSING);
    return store.change(() -> {
      return work.apply(codes
          .find(cardId, code)
          .filter(held -> held.openid().equals(openid))
          .filter(held -> held.status() != CodeStatus.GIFT_SUCC)
          .orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE)));
    });
  }

  private static Map<String, Object> told(HeldCode code) {
    return Reply.fields("CardId", code.cardId(), "UserCardCode", code.code());
  }
}
