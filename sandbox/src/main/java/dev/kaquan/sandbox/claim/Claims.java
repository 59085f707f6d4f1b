package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Period;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.claim.UnixSeconds;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.sandbox.account.CredentialIssuer;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.card.WhiteList;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.Deposits;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.wire.CardExtJson;
import dev.kaquan.wire.MalformedWireException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** People take cards. Everything is done within {@link Store#change}. */
public final class Claims {
  private static final long STOCK_TO_WATCH = 200;
  private static final long LOW_STOCK = 100;
  private static final long SECONDS_BETWEEN_REMINDERS = 12L * 3600;

  private final CredentialIssuer credentialIssuer;
  private final CardRecords cardRecords;
  private final WhiteList whiteList;
  private final HeldCodes codes;
  private final Deposits deposits;
  private final Events events;
  private final Consumer<HeldCode> afterwards;
  private final Table<Used> used;
  private final Table<Reminded> reminded;
  private final SandboxClock clock;

  /** A nonce and a timestamp with which a card was taken. */
  public record Used(long at) {}

  /**
   * When the merchant was last told that little of a card is left.
   *
   * @param at Unix seconds
   */
  public record Reminded(long at) {}

  /**
   * What was kept.
   *
   * @param afterwards is told of every card that was taken
   */
  public Claims(
      Store store,
      CredentialIssuer credentialIssuer,
      CardRecords cardRecords,
      WhiteList whiteList,
      HeldCodes codes,
      Deposits deposits,
      Events events,
      Consumer<HeldCode> afterwards,
      SandboxClock clock) {
    this.credentialIssuer = credentialIssuer;
    this.cardRecords = cardRecords;
    this.whiteList = whiteList;
    this.codes = codes;
    this.deposits = deposits;
    this.events = events;
    this.afterwards = afterwards;
    this.used = store.table("used", Used.class);
    this.reminded = store.table("reminded", Reminded.class);
    this.clock = clock;
  }

  /**
   * A person tries to take a card: if little is left of it, the merchant is told, at most every 12
   * hours.
   *
   * @throws ClaimRejected if there is no such card
   */
  CardRecord warnIfLowStock(String openid, String cardId) {
    CardRecord template = template(cardId);
    boolean wasTold = reminded
        .get(cardId)
        .filter(last -> clock.seconds() - last.at() < SECONDS_BETWEEN_REMINDERS)
        .isPresent();
    if (template.total() > STOCK_TO_WATCH && template.quantity() <= LOW_STOCK && !wasTold) {
      reminded.put(cardId, new Reminded(clock.seconds()));
      events.publish(
          "card_sku_remind",
          openid,
          Reply.fields(
              "CardId",
              cardId,
              "Detail",
              "the card's quantity is equal to " + template.quantity()));
    }
    return template;
  }

  /**
   * Takes one card with what the merchant signed.
   *
   * @throws ClaimRejected if the phone says no
   */
  HeldCode take(String openid, String cardId, String cardExt) {
    if (cardExt.isEmpty()) {
      throw new ClaimRejected("签名错误", ErrCode.SIGNATURE);
    }
    ReceivedCardExt ext = read(cardExt);
    CardRecord template = template(cardId);
    Card card = cardRecords.rules(template);
    List<String> tickets = credentialIssuer.validTickets("wx_card");
    if (tickets.stream().noneMatch(t -> ext.isSignedWith(new ApiTicket(t), cardId))) {
      throw new ClaimRejected("签名错误", ErrCode.SIGNATURE);
    }
    checkTerms(card, ext, openid);
    checkState(card, openid);
    checkReplay(card, ext);
    checkLimits(card, openid);
    Instant claimed = ext.has("fixed_begintimestamp")
        ? UnixSeconds.parse("fixed_begintimestamp", ext.text("fixed_begintimestamp"))
        : clock.instant();
    return save(template, openid, ext.text("code"), ext.text("outer_str"), claimed);
  }

  /**
   * Takes one card of a QR code, which nobody signed.
   *
   * @throws ClaimRejected if the phone says no
   */
  HeldCode scan(String openid, QrCodes.Offered offered) {
    CardRecord template = warnIfLowStock(openid, offered.cardId());
    Card card = cardRecords.rules(template);
    if (!offered.openid().isEmpty() && !offered.openid().equals(openid)) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_OPENID);
    }
    if ((card.codeMode() == CodeMode.CUSTOM) == offered.code().isEmpty()) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_ACTION_INFO, "code does not fit the card");
    }
    checkState(card, openid);
    checkLimits(card, openid);
    return save(template, openid, offered.code(), offered.outerStr(), clock.instant());
  }

  /**
   * Takes a card by the open-card component, which nobody signed either.
   *
   * @throws ClaimRejected if the phone says no
   */
  public HeldCode open(String openid, String cardId, String outerStr) {
    return scan(openid, new QrCodes.Offered(cardId, "", "", outerStr));
  }

  private CardRecord template(String cardId) {
    try {
      return cardRecords.get(cardId);
    } catch (PlatformError e) {
      throw new ClaimRejected("卡券不存在", ErrCode.INVALID_CARD_ID);
    }
  }

  private static void checkTerms(Card card, ReceivedCardExt ext, String openid) {
    Violations violations = new Violations();
    ext.checkForm(violations);
    ext.checkAgainst(card, violations);
    if (!violations.isEmpty()) {
      throw new ClaimRejected(
          "参数错误", ErrCode.INVALID_CARD_EXT, violations.found().get(0).toString());
    }
    if (ext.has("openid") && !ext.text("openid").equals(openid)) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_CARD_EXT, "openid: is somebody else's");
    }
  }

  private void checkState(Card card, String openid) {
    switch (card.status()) {
      case VERIFY_OK, DISPATCH -> {}
      case NOT_VERIFY -> {
        if (!whiteList.has(openid)) {
          throw new ClaimRejected("卡券不可领取", ErrCode.NOT_ON_WHITE_LIST);
        }
      }
      case VERIFY_FAIL, DELETE -> throw new ClaimRejected("卡券不可领取", ErrCode.INVALID_CARD_STATUS);
    }
    if (card.validity().isOverAt(clock.instant())) {
      throw new ClaimRejected("卡券已过期", ErrCode.INVALID_TIME);
    }
  }

  /** Without a nonce a request can be repeated, as WeChat's page says. */
  private void checkReplay(Card card, ReceivedCardExt ext) {
    if (!ext.has("nonce_str")) {
      return;
    }
    String key = card.id().value() + ' ' + ext.text("nonce_str") + ' ' + ext.text("timestamp");
    if (used.get(key).isPresent()) {
      throw new ClaimRejected(
          "已领完", ErrCode.INVALID_CARD_EXT, "nonce_str and timestamp used before");
    }
    used.put(key, new Used(clock.seconds()));
  }

  private void checkLimits(Card card, String openid) {
    if (card.quantity() <= 0) {
      throw new ClaimRejected("已领完", ErrCode.OUT_OF_STOCK);
    }
    if (codes.taken(openid, card.id().value()) >= card.getLimit()) {
      throw new ClaimRejected("超出领取限制", ErrCode.OVER_GET_LIMIT);
    }
  }

  private HeldCode save(
      CardRecord template, String openid, String customCode, String outerStr, Instant claimed) {
    Card card = cardRecords.rules(template);
    String cardId = template.cardId();
    String code = switch (card.codeMode()) {
      case CUSTOM -> customCode;
      case DEPOSIT -> deposits.draw(cardId).orElse("");
      case PLATFORM -> codes.newCode();
    };
    if (code.isEmpty()) {
      throw new ClaimRejected("已领完", ErrCode.OUT_OF_STOCK, "no deposited code is left");
    }
    if (codes.isUsed(cardId, code)) {
      throw new ClaimRejected("已领完", ErrCode.INVALID_CODE, "the code was taken before");
    }
    cardRecords.put(template.withQuantity(template.quantity() - 1, template.total()));
    Period period = card.validity().periodOf(claimed);
    HeldCode held = new HeldCode(
        cardId,
        code,
        openid,
        CodeStatus.NORMAL,
        codes.nextTimestamp(),
        period.begin().getEpochSecond(),
        period.end().getEpochSecond(),
        outerStr);
    codes.put(held);
    events.publish("user_get_card", openid, told(held));
    afterwards.accept(held);
    return held;
  }

  /** Without a channel there is no OuterStr at all, not an empty one. */
  private static Map<String, Object> told(HeldCode held) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("CardId", held.cardId());
    fields.put("IsGiveByFriend", 0);
    fields.put("UserCardCode", held.code());
    fields.put("FriendUserName", "");
    fields.put("OuterId", 0);
    fields.put("OldUserCardCode", "");
    if (!held.outerStr().isEmpty()) {
      fields.put("OuterStr", held.outerStr());
    }
    fields.put("IsRestoreMemberCard", 0);
    fields.put("IsRecommendByFriend", 0);
    return fields;
  }

  private static ReceivedCardExt read(String cardExt) {
    try {
      return ReceivedCardExt.of(CardExtJson.read(cardExt));
    } catch (MalformedWireException e) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_CARD_EXT, "cardExt is no JSON");
    }
  }
}
