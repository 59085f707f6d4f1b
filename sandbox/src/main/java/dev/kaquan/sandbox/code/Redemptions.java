package dev.kaquan.sandbox.code;

import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import java.time.Instant;
import java.util.Map;

/** Codes are redeemed, once. Everything is done within {@link Store#change}. */
public final class Redemptions {
  private static final long DEFAULT_USE_LIMIT = 50;

  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final Table<Mark> marks;
  private final Events events;
  private final SandboxClock clock;

  /** Who means to redeem a code of a friends' card. */
  public record Mark(String openid) {}

  /** What was kept. */
  public Redemptions(
      Store store, HeldCodes codes, CardRecords cardRecords, Events events, SandboxClock clock) {
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.marks = store.table("mark", Mark.class);
    this.events = events;
    this.clock = clock;
  }

  /**
   * Redeems a code.
   *
   * @param source such as FROM_API
   * @throws PlatformError 40099 if it was redeemed before, 40127 in any other state that forbids it, 40079
   *     if its time has not come, 72020 if the person redeemed as many as may be, 43018 if a
   *     friends' card was not marked
   */
  public void redeem(HeldCode code, String source, String verifyCode, String remarkAmount) {
    Instant now = clock.instant();
    checkUsable(code, now);
    CardRecord template = cardRecords.get(code.cardId());
    if (now.getEpochSecond() < code.beginAt()) {
      throw new PlatformError(ErrCode.INVALID_TIME);
    }
    long limit = template.base().integer("use_limit").orElse(DEFAULT_USE_LIMIT);
    long used = codes.of(code.openid()).stream()
        .filter(one -> one.cardId().equals(code.cardId()))
        .filter(one -> one.status() == CodeStatus.CONSUMED)
        .count();
    if (used >= limit) {
      throw new PlatformError(ErrCode.USE_LIMIT);
    }
    if (template.isFriendsCard() && marks.get(key(code)).isEmpty()) {
      throw new PlatformError(ErrCode.CODE_NOT_MARKED);
    }
    codes.put(code.with(CodeStatus.CONSUMED));
    Map<String, Object> told = Reply.fields(
        "CardId",
        code.cardId(),
        "UserCardCode",
        code.code(),
        "ConsumeSource",
        source,
        "LocationName",
        "",
        "LocationId",
        0,
        "StaffOpenId",
        "",
        "VerifyCode",
        verifyCode,
        "RemarkAmount",
        remarkAmount);
    if (!code.outerStr().isEmpty()) {
      told.put("OuterStr", code.outerStr());
    }
    events.publish("user_consume_card", code.openid(), told);
  }

  /**
   * Lets a code pass that is not redeemed, deleted, gone or over.
   *
   * @throws PlatformError 40099 or 40127
   */
  static void checkUsable(HeldCode code, Instant now) {
    CodeStatus status = code.statusAt(now);
    if (status == CodeStatus.CONSUMED) {
      throw new PlatformError(ErrCode.CODE_CONSUMED);
    }
    if (status != CodeStatus.NORMAL) {
      throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
    }
  }

  /** A mark stays with the code that got another name. */
  void renamed(HeldCode before, HeldCode after) {
    marks.get(key(before)).ifPresent(mark -> {
      marks.remove(key(before));
      marks.put(key(after), mark);
    });
  }

  /**
   * Marks a code for who means to redeem it, or takes the mark off.
   *
   * @throws PlatformError 40099 or 40127 if it cannot be redeemed any more, 40146 if another marked it
   */
  void mark(HeldCode code, String openid, boolean isMark) {
    checkUsable(code, clock.instant());
    boolean isOthers =
        marks.get(key(code)).filter(mark -> !mark.openid().equals(openid)).isPresent();
    if (isOthers) {
      throw new PlatformError(ErrCode.MARKED_BY_OTHER);
    }
    if (isMark) {
      marks.put(key(code), new Mark(openid));
    } else {
      marks.remove(key(code));
    }
  }

  private static String key(HeldCode code) {
    return code.cardId() + ' ' + code.code();
  }
}
