package dev.kaquan.sandbox.claim;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Period;
import dev.kaquan.domain.claim.ReceivedCardExt;
import dev.kaquan.domain.claim.UnixSeconds;
import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.card.QrCodes;
import dev.kaquan.sandbox.code.CodeKey;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.Deposits;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.CardEvent;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.member.Memberships;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.time.Instant;

/** Claims of cards. Use it inside {@link Store#change}. */
public final class Claims {
  private static final long MIN_TOTAL_FOR_REMINDER = 200;
  private static final long LOW_STOCK = 100;
  private static final long REMINDER_INTERVAL_SECONDS = 12L * 3600;

  private final SandboxContext context;
  private final ClaimRules rules;
  private final CardRecords cardRecords;
  private final HeldCodes codes;
  private final Deposits deposits;
  private final Memberships memberships;
  private final Events events;
  private final Table<Reminded> reminded;

  /**
   * When the merchant was last reminded that the stock of a card is low.
   *
   * @param at Unix seconds
   */
  public record Reminded(long at) {}

  /** How a person came to the card, as the merchant named it. */
  private record Channel(String outerStr, String outerId) {
    static Channel of(ReceivedCardExt ext) {
      return new Channel(ext.text("outer_str"), ext.text("outer_id"));
    }
  }

  /** Opens the table of reminders. */
  public Claims(
      SandboxContext context,
      ClaimRules rules,
      CardRecords cardRecords,
      HeldCodes codes,
      Deposits deposits,
      Memberships memberships,
      Events events) {
    this.context = context;
    this.rules = rules;
    this.cardRecords = cardRecords;
    this.codes = codes;
    this.deposits = deposits;
    this.memberships = memberships;
    this.events = events;
    this.reminded = context.store().table("reminded", Reminded.class);
  }

  /**
   * Reminds the merchant if the stock of a card that a person tries to claim is low, at most every 12
   * hours.
   *
   * @throws ClaimRejected if there is no such card
   */
  void warnIfLowStock(String openid, String cardId) {
    CardRecord card = find(cardId);
    long now = context.clock().seconds();
    boolean isRecent = reminded
        .get(cardId)
        .filter(last -> now - last.at() < REMINDER_INTERVAL_SECONDS)
        .isPresent();
    if (card.initialStock() > MIN_TOTAL_FOR_REMINDER && card.quantity() <= LOW_STOCK && !isRecent) {
      reminded.put(cardId, new Reminded(now));
      events.publish(new CardEvent.LowStock(openid, cardId, card.quantity()));
    }
  }

  /**
   * Claims a card with a signed cardExt.
   *
   * @throws ClaimRejected if a rule is violated
   */
  HeldCode claimSigned(String openid, String cardId, String cardExt) {
    ReceivedCardExt ext = rules.parse(cardExt);
    CardRecord record = find(cardId);
    rules.checkSigned(cardRecords.rules(record), ext, openid);
    Instant claimed = ext.has("fixed_begintimestamp")
        ? UnixSeconds.parse("fixed_begintimestamp", ext.text("fixed_begintimestamp"))
        : context.clock().instant();
    return issue(record, openid, ext.text("code"), claimed, Channel.of(ext));
  }

  /**
   * Claims a card of a QR code, which is not signed.
   *
   * @throws ClaimRejected if a rule is violated
   */
  HeldCode claim(String openid, QrCodes.Offered offered) {
    warnIfLowStock(openid, offered.cardId());
    CardRecord record = find(offered.cardId());
    Card card = cardRecords.rules(record);
    if (!offered.openid().isEmpty() && !offered.openid().equals(openid)) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_OPENID);
    }
    if ((card.codeMode() == CodeMode.CUSTOM) == offered.code().isEmpty()) {
      throw new ClaimRejected("参数错误", ErrCode.INVALID_ACTION_INFO, "code does not fit the card");
    }
    rules.checkUnsigned(card, openid);
    return issue(
        record,
        openid,
        offered.code(),
        context.clock().instant(),
        new Channel(offered.outerStr(), offered.outerId()));
  }

  /**
   * Claims a card through the open-card component, which is not signed.
   *
   * @throws ClaimRejected if a rule is violated
   */
  public HeldCode claim(String openid, String cardId, String outerStr) {
    return claim(openid, new QrCodes.Offered(cardId, "", "", outerStr, ""));
  }

  private CardRecord find(String cardId) {
    try {
      return cardRecords.get(cardId);
    } catch (PlatformError e) {
      throw new ClaimRejected("卡券不存在", ErrCode.INVALID_CARD_ID);
    }
  }

  private HeldCode issue(
      CardRecord record, String openid, String customCode, Instant claimed, Channel channel) {
    Card card = cardRecords.rules(record);
    String code = code(card, customCode);
    cardRecords.put(record.withQuantity(record.quantity() - 1, record.total()));
    Period period = card.validity().periodOf(claimed);
    HeldCode held = new HeldCode(
        record.cardId(),
        code,
        openid,
        CodeStatus.NORMAL,
        codes.nextTimestamp(),
        period.begin().getEpochSecond(),
        period.end().getEpochSecond(),
        channel.outerStr());
    codes.put(held);
    events.publish(CardEvent.CardClaimed.claimed(
        openid, held.cardId(), code, channel.outerStr(), channel.outerId()));
    memberships.activateOnClaim(held);
    return held;
  }

  private String code(Card card, String customCode) {
    String cardId = card.id().value();
    String code = switch (card.codeMode()) {
      case CUSTOM -> customCode;
      case DEPOSIT -> deposits.draw(cardId).orElse("");
      case PLATFORM -> codes.newCode();
    };
    if (code.isEmpty()) {
      throw new ClaimRejected("已领完", ErrCode.OUT_OF_STOCK, "no deposited code is left");
    }
    if (codes.isUsed(new CodeKey(cardId, code))) {
      throw new ClaimRejected("已领完", ErrCode.INVALID_CODE, "the code was claimed before");
    }
    return code;
  }
}
