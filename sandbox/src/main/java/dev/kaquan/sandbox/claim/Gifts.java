package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.card.CardRecords;
import dev.kaquan.sandbox.code.CodeKey;
import dev.kaquan.sandbox.code.CodeStatus;
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
import java.time.Duration;

/** Gifts of cards to friends. Use it inside {@link Store#change} unless a method says otherwise. */
public final class Gifts {
  private static final Duration TIME_TO_TAKE = Duration.ofHours(24);

  private final SandboxContext context;
  private final Table<Gift> gifts;
  private final HeldCodes codes;
  private final CardRecords cardRecords;
  private final Memberships memberships;
  private final Events events;

  /**
   * A gift that nobody has taken yet.
   *
   * @param friend the only person who may take it; empty for anyone
   * @param at Unix seconds
   */
  public record Gift(
      String cardId, String code, String from, String friend, boolean toChatRoom, long at) {
    CodeKey key() {
      return new CodeKey(cardId, code);
    }
  }

  /** Opens the table of gifts. */
  public Gifts(
      SandboxContext context,
      HeldCodes codes,
      CardRecords cardRecords,
      Memberships memberships,
      Events events) {
    this.context = context;
    this.gifts = context.store().table("gift", Gift.class);
    this.codes = codes;
    this.cardRecords = cardRecords;
    this.memberships = memberships;
    this.events = events;
  }

  /** Sends a card to a friend. */
  void give(HeldCode code, String friend, boolean toChatRoom) {
    if (!cardRecords.get(code.cardId()).base().flag("can_give_friend", true)) {
      throw PlatformError.of(ErrCode.CARD_NOT_SUPPORTED, "can_give_friend is false");
    }
    if (code.statusAt(context.clock().instant()) != CodeStatus.NORMAL) {
      throw new PlatformError(ErrCode.INVALID_USER_CARD_STATUS);
    }
    codes.put(code.with(CodeStatus.GIFTING));
    Gift gift = new Gift(
        code.cardId(),
        code.code(),
        code.openid(),
        friend,
        toChatRoom,
        context.clock().seconds());
    gifts.put(code.key().toString(), gift);
    publish(gift, false);
  }

  /**
   * Takes a gift: the old code becomes void and the friend gets a new one.
   *
   * @throws PlatformError 40056 if the code was not sent to this person
   */
  HeldCode take(HeldCode code, String friend) {
    Gift gift = gifts
        .get(code.key().toString())
        .filter(sent -> code.status() == CodeStatus.GIFTING)
        .filter(sent -> sent.friend().isEmpty() || sent.friend().equals(friend))
        .orElseThrow(() -> new PlatformError(ErrCode.INVALID_SERIAL_CODE));
    gifts.remove(code.key().toString());
    HeldCode taken = code.givenTo(friend, codes.newCode(), codes.nextTimestamp());
    codes.put(code.with(CodeStatus.GIFT_SUCC));
    codes.put(taken);
    memberships.activateOnClaim(taken);
    events.publish(
        CardEvent.CardClaimed.gift(friend, taken.cardId(), taken.code(), gift.from(), code.code()));
    return taken;
  }

  /** Returns every gift that was not taken within 24 hours, as a change of its own. */
  public void returnExpired() {
    long oldest = context.clock().instant().minus(TIME_TO_TAKE).getEpochSecond();
    context.store().change(() -> {
      gifts.all().stream().filter(gift -> gift.at() <= oldest).forEach(this::giveBack);
      return oldest;
    });
  }

  /** A code that the merchant made unavailable meanwhile stays unavailable. */
  private void giveBack(Gift gift) {
    gifts.remove(gift.key().toString());
    codes.find(gift.key()).filter(code -> code.status() == CodeStatus.GIFTING).ifPresent(code -> {
      codes.put(code.with(CodeStatus.GIFT_TIMEOUT));
      publish(gift, true);
    });
  }

  private void publish(Gift gift, boolean isReturned) {
    events.publish(new CardEvent.CardGifted(
        gift.from(), gift.cardId(), gift.code(), gift.friend(), gift.toChatRoom(), isReturned));
  }
}
