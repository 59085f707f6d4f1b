package dev.kaquan.domain.event;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import java.util.Optional;

/**
 * An event of the card product, as WeChat pushes it ({@code docs/wechat.md#event-pushes}). Its person and its time
 * are in the {@link EventMessage}.
 */
public sealed interface CardEvent {
  /** Calls the handler's method for this event. */
  <T> T accept(Handler<T> handler);

  /** Handles every event. A new event is a new method, so that the compiler finds every handler. */
  interface Handler<T> {
    T cardPassed(CardPassed event);

    T cardRejected(CardRejected event);

    T cardClaimed(CardClaimed event);

    T cardGifted(CardGifted event);

    T cardDeleted(CardDeleted event);

    T cardConsumed(CardConsumed event);

    T cardPaid(CardPaid event);

    T cardViewed(CardViewed event);

    T sessionEntered(SessionEntered event);

    T valuesChanged(ValuesChanged event);

    T formSubmitted(FormSubmitted event);

    T stockLow(StockLow event);

    T coinsOrdered(CoinsOrdered event);

    T merchantReviewed(MerchantReviewed event);

    T giftCardsPaid(GiftCardsPaid event);

    T giftCardsSent(GiftCardsSent event);

    T giftCardsAccepted(GiftCardsAccepted event);

    T unknown(Unknown event);
  }

  /**
   * One copy of a card.
   *
   * @param code empty if WeChat does not say it, which happens in events about codes that it assigned
   */
  record CardCopy(CardId cardId, Optional<CardCode> code) {}

  /**
   * Where a gift came from.
   *
   * @param oldCode the code before; empty if WeChat does not say it
   */
  record Gift(Optional<OpenId> giver, Optional<CardCode> oldCode) {}

  /** {@code card_pass_check}: a card passed review. */
  record CardPassed(CardId cardId) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardPassed(this);
    }
  }

  /**
   * {@code card_not_pass_check}: a card failed review.
   *
   * @param reason WeChat's text; may be empty
   */
  record CardRejected(CardId cardId, String reason) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardRejected(this);
    }
  }

  /**
   * {@code user_get_card}: a person has a card, by a claim, a gift or a restoration.
   *
   * @param outerStr the channel; absent on a gift and a restoration
   * @param gift from whom; empty if it was not a gift
   * @param isRestored whether a deleted member card was restored under its code
   * @param unionId empty if it is absent or WeChat's placeholder
   */
  record CardClaimed(
      CardCopy copy,
      OuterStr outerStr,
      Optional<Gift> gift,
      boolean isRestored,
      Optional<String> unionId)
      implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardClaimed(this);
    }
  }

  /**
   * {@code user_gifting_card}: a person offers a card to a friend, or nobody took it.
   *
   * @param friend empty if it was sent to a group
   * @param isReturned whether nobody took it
   */
  record CardGifted(CardCopy copy, Optional<OpenId> friend, boolean isReturned)
      implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardGifted(this);
    }
  }

  /** {@code user_del_card}: a person deleted a card. */
  record CardDeleted(CardCopy copy) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardDeleted(this);
    }
  }

  /**
   * {@code user_consume_card}: a code was redeemed.
   *
   * @param source such as {@code FROM_API}
   * @param location the name of the shop; may be empty
   */
  record CardConsumed(CardCopy copy, String source, String location, OuterStr outerStr)
      implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardConsumed(this);
    }
  }

  /**
   * {@code user_pay_from_pay_cell}: a person paid from a card.
   *
   * @param fee in fen; empty if it is not a number
   */
  record CardPaid(CardCopy copy, String transactionId, Optional<Long> fee) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardPaid(this);
    }
  }

  /** {@code user_view_card}: a person opened a card. */
  record CardViewed(CardCopy copy, OuterStr outerStr) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.cardViewed(this);
    }
  }

  /** {@code user_enter_session_from_card}: a person opened the account's chat from a card. */
  record SessionEntered(CardCopy copy) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.sessionEntered(this);
    }
  }

  /**
   * {@code update_member_card}: bonus or balance changed, by whomever.
   *
   * @param bonus the difference; empty if it is not a number
   * @param balance the difference in fen; empty if it is not a number
   */
  record ValuesChanged(CardCopy copy, Optional<Long> bonus, Optional<Long> balance)
      implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.valuesChanged(this);
    }
  }

  /** {@code submit_membercard_user_info}: a person submitted or edited the form of a member card. */
  record FormSubmitted(CardCopy copy) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.formSubmitted(this);
    }
  }

  /**
   * {@code card_sku_remind}: the stock of a card is low.
   *
   * @param detail WeChat's text
   */
  record StockLow(CardId cardId, String detail) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.stockLow(this);
    }
  }

  /** {@code card_pay_order}: an order of the account's card coins changed. */
  record CoinsOrdered(String orderId, String status) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.coinsOrdered(this);
    }
  }

  /** {@code card_merchant_check_result}: a sub-merchant was reviewed. */
  record MerchantReviewed(String merchantId, boolean isPassed, String reason) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.merchantReviewed(this);
    }
  }

  /** {@code giftcard_pay_done}: gift cards were bought. */
  record GiftCardsPaid(String pageId, String orderId) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.giftCardsPaid(this);
    }
  }

  /** {@code giftcard_send_to_friend}: gift cards were sent to a friend, or came back. */
  record GiftCardsSent(String pageId, String orderId, boolean isReturned) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.giftCardsSent(this);
    }
  }

  /** {@code giftcard_user_accept}: a friend took gift cards. */
  record GiftCardsAccepted(String pageId, String orderId) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.giftCardsAccepted(this);
    }
  }

  /** An event that is not listed here; its fields are stored. */
  record Unknown(String type) implements CardEvent {
    @Override
    public <T> T accept(Handler<T> handler) {
      return handler.unknown(this);
    }
  }
}
