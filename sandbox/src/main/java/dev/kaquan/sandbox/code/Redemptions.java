package dev.kaquan.sandbox.code;

import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.event.CardEvent;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import java.time.Instant;

/** Redeems each code at most once. Use it inside {@link Store#change}. */
public final class Redemptions {
  private static final long DEFAULT_USE_LIMIT = 50;

  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final Table<Mark> marks;
  private final Events events;
  private final SandboxContext context;

  /** Who marked a code of a friends' card before redeeming it. */
  public record Mark(String openid) {}

  /** Opens the table of marks. */
  public Redemptions(
      SandboxContext context, HeldCodes codes, CardRecords cardRecords, Events events) {
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.marks = context.store().table("mark", Mark.class);
    this.events = events;
    this.context = context;
  }

  /**
   * Redeems a code.
   *
   * @param source such as FROM_API
   * @throws PlatformError 40099 if it is already redeemed, 40127 in any other status that forbids it,
   *     40079 before its validity begins, 72020 above the person's use limit, 43018 if a friends' card
   *     is not marked
   */
  public void redeem(HeldCode code, String source, String verifyCode, String remarkAmount) {
    Instant now = context.clock().instant();
    checkUsable(code, now);
    CardRecord card = cardRecords.get(code.cardId());
    if (now.getEpochSecond() < code.beginAt()) {
      throw new PlatformError(ErrCode.INVALID_TIME);
    }
    long limit = card.base().integer("use_limit").orElse(DEFAULT_USE_LIMIT);
    long used = codes.of(code.openid()).stream()
        .filter(other -> other.cardId().equals(code.cardId()))
        .filter(other -> other.status() == CodeStatus.CONSUMED)
        .count();
    if (used >= limit) {
      throw new PlatformError(ErrCode.USE_LIMIT);
    }
    if (card.isFriendsCard() && marks.get(code.id()).isEmpty()) {
      throw new PlatformError(ErrCode.CODE_NOT_MARKED);
    }
    codes.put(code.with(CodeStatus.CONSUMED));
    events.publish(new CardEvent.CardConsumed(
        code.openid(),
        code.cardId(),
        code.code(),
        source,
        verifyCode,
        remarkAmount,
        code.outerStr()));
  }

  /**
   * Checks that a code can still be used.
   *
   * @throws PlatformError 40099 if it is redeemed, 40127 if it is deleted, unavailable or expired
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

  /**
   * Marks a code for the person who is going to redeem it, or removes the mark.
   *
   * @throws PlatformError 40099 or 40127 if it cannot be redeemed any more, 40146 if another person
   *     marked it
   */
  void mark(HeldCode code, String openid, boolean isMark) {
    checkUsable(code, context.clock().instant());
    if (marks.get(code.id()).filter(mark -> !mark.openid().equals(openid)).isPresent()) {
      throw new PlatformError(ErrCode.MARKED_BY_OTHER);
    }
    if (isMark) {
      marks.put(code.id(), new Mark(openid));
    } else {
      marks.remove(code.id());
    }
  }
}
