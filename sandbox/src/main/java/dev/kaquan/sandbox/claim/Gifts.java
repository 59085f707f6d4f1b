package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.code.CodeStatus;
import dev.kaquan.sandbox.code.HeldCode;
import dev.kaquan.sandbox.code.HeldCodes;
import dev.kaquan.sandbox.env.SandboxClock;
import dev.kaquan.sandbox.event.Events;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import java.time.Duration;
import java.util.function.Consumer;

/** People give cards to friends. What is not said otherwise is done within {@link Store#change}. */
public final class Gifts {
  private static final Duration TIME_TO_TAKE = Duration.ofHours(24);

  private final Store store;
  private final Table<Gift> gifts;
  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final Events events;
  private final Consumer<HeldCode> afterwards;
  private final SandboxClock clock;

  /**
   * A card on its way.
   *
   * @param friend who alone may take it; empty for anyone
   * @param at Unix seconds
   */
  public record Gift(
      String cardId, String code, String from, String friend, boolean toChatRoom, long at) {}

  /**
   * What was kept.
   *
   * @param afterwards is told of every card that was taken
   */
  public Gifts(
      Store store,
      HeldCodes codes,
      CardRecords cardRecords,
      Events events,
      Consumer<HeldCode> afterwards,
      SandboxClock clock) {
    this.store = store;
    this.gifts = store.table("gift", Gift.class);
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.events = events;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Sends a card on its way. */
  void give(HeldCode code, String friend, boolean toChatRoom) {
    if (!cardRecords.get(code.cardId()).base().flag("can_give_friend", true)) {
      throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "can_give_friend is false");
    }
    if (code.statusAt(clock.instant()) != CodeStatus.NORMAL) {
      throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
    }
    codes.put(code.with(CodeStatus.GIFTING));
    Gift gift =
        new Gift(code.cardId(), code.code(), code.openid(), friend, toChatRoom, clock.seconds());
    gifts.put(key(code), gift);
    tell(gift, false);
  }

  /**
   * Takes a card that is on its way: the old code is gone, and the friend gets a new one.
   *
   * @throws PlatformError 40056 if it is not on its way to this person
   */
  HeldCode take(HeldCode code, String friend) {
    Gift gift = gifts
        .get(key(code))
        .filter(one -> code.status() == CodeStatus.GIFTING)
        .filter(one -> one.friend().isEmpty() || one.friend().equals(friend))
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE));
    gifts.remove(key(code));
    HeldCode taken = code.givenTo(friend, codes.newCode(), codes.nextTimestamp());
    codes.put(code.with(CodeStatus.GIFT_SUCC));
    codes.put(taken);
    afterwards.accept(taken);
    events.publish(
        "user_get_card",
        friend,
        Reply.fields(
            "CardId",
            taken.cardId(),
            "IsGiveByFriend",
            1,
            "UserCardCode",
            taken.code(),
            "FriendUserName",
            gift.from(),
            "OuterId",
            0,
            "OldUserCardCode",
            code.code(),
            "IsRestoreMemberCard",
            0,
            "IsRecommendByFriend",
            0));
    return taken;
  }

  /** Returns what nobody took in time: a change of its own. */
  public void returnLate() {
    long oldest = clock.instant().minus(TIME_TO_TAKE).getEpochSecond();
    store.change(() -> {
      gifts.all().stream().filter(gift -> gift.at() <= oldest).forEach(this::giveBack);
      return oldest;
    });
  }

  /** One that the merchant made useless on its way stays so. */
  private void giveBack(Gift gift) {
    gifts.remove(gift.cardId() + ' ' + gift.code());
    codes
        .find(gift.cardId(), gift.code())
        .filter(code -> code.status() == CodeStatus.GIFTING)
        .ifPresent(code -> {
          codes.put(code.with(CodeStatus.GIFT_TIMEOUT));
          tell(gift, true);
        });
  }

  private void tell(Gift gift, boolean isReturned) {
    events.publish(
        "user_gifting_card",
        gift.from(),
        Reply.fields(
            "CardId", gift.cardId(),
            "UserCardCode", gift.code(),
            "IsReturnBack", isReturned ? 1 : 0,
            "FriendUserName", gift.friend(),
            "IsChatRoom", gift.toChatRoom() ? 1 : 0));
  }

  private static String key(HeldCode code) {
    return code.cardId() + ' ' + code.code();
  }
}
