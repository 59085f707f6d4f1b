package dev.kaquan.domain.event;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.event.CardEvent.CardCopy;
import dev.kaquan.domain.event.CardEvent.Gift;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads events from messages. */
final class EventReader {
  /** WeChat sends one placeholder for many people. */
  private static final String PLACEHOLDER_UNION_ID = "oAAAAA";

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

  private static final Map<String, Function<EventReader, CardEvent>> READERS = Map.ofEntries(
      Map.entry("card_pass_check", reader -> new CardEvent.CardPassed(reader.cardId())),
      Map.entry(
          "card_not_pass_check",
          reader -> new CardEvent.CardRejected(reader.cardId(), reader.text("RefuseReason"))),
      Map.entry("user_get_card", EventReader::claimed),
      Map.entry(
          "user_gifting_card",
          reader -> new CardEvent.CardGifted(
              reader.copy(), reader.person("FriendUserName"), reader.isSet("IsReturnBack"))),
      Map.entry("user_del_card", reader -> new CardEvent.CardDeleted(reader.copy())),
      Map.entry(
          "user_consume_card",
          reader -> new CardEvent.CardConsumed(
              reader.copy(),
              reader.text("ConsumeSource"),
              reader.text("LocationName"),
              reader.outerStr())),
      Map.entry(
          "user_pay_from_pay_cell",
          reader ->
              new CardEvent.CardPaid(reader.copy(), reader.text("TransId"), reader.number("Fee"))),
      Map.entry(
          "user_view_card", reader -> new CardEvent.CardViewed(reader.copy(), reader.outerStr())),
      Map.entry(
          "user_enter_session_from_card", reader -> new CardEvent.SessionEntered(reader.copy())),
      Map.entry(
          "update_member_card",
          reader -> new CardEvent.ValuesChanged(
              reader.copy(), reader.number("ModifyBonus"), reader.number("ModifyBalance"))),
      Map.entry(
          "submit_membercard_user_info", reader -> new CardEvent.FormSubmitted(reader.copy())),
      Map.entry(
          "card_sku_remind",
          reader -> new CardEvent.StockLow(reader.cardId(), reader.text("Detail"))),
      Map.entry(
          "card_pay_order",
          reader -> new CardEvent.CoinsOrdered(reader.text("OrderId"), reader.text("Status"))),
      Map.entry(
          "card_merchant_check_result",
          reader -> new CardEvent.MerchantReviewed(
              reader.text("MerchantId"), reader.isSet("IsPass"), reader.text("Reason"))),
      Map.entry(
          "giftcard_pay_done",
          reader -> new CardEvent.GiftCardsPaid(reader.text("PageId"), reader.text("OrderId"))),
      Map.entry(
          "giftcard_send_to_friend",
          reader -> new CardEvent.GiftCardsSent(
              reader.text("PageId"), reader.text("OrderId"), reader.isSet("IsReturnBack"))),
      Map.entry(
          "giftcard_user_accept",
          reader ->
              new CardEvent.GiftCardsAccepted(reader.text("PageId"), reader.text("OrderId"))));

  private final EventMessage message;
  private final Violations violations = new Violations();

  private EventReader(EventMessage message) {
    this.message = message;
  }

  /**
   * Reads the event of a message.
   *
   * @throws InvalidValueException with everything that is malformed
   */
  static CardEvent read(EventMessage message) {
    return READERS
        .getOrDefault(message.type(), reader -> new CardEvent.Unknown(message.type()))
        .apply(new EventReader(message));
  }

  private CardEvent claimed() {
    Optional<Gift> gift = isSet("IsGiveByFriend")
        ? Optional.of(new Gift(person("FriendUserName"), code("OldUserCardCode")))
        : Optional.empty();
    Optional<String> unionId = Optional.of(text("UnionId"))
        .filter(value -> !value.isEmpty() && !value.startsWith(PLACEHOLDER_UNION_ID));
    return new CardEvent.CardClaimed(
        copy(), outerStr(), gift, isSet("IsRestoreMemberCard"), unionId);
  }

  private CardCopy copy() {
    return new CardCopy(cardId(), code("UserCardCode"));
  }

  private CardId cardId() {
    return required("CardId", () -> new CardId(text("CardId")));
  }

  /** WeChat leaves the code empty in some events. */
  private Optional<CardCode> code(String field) {
    String code = text(field);
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(required(field, () -> new CardCode(code)));
  }

  private <T> T required(String field, Supplier<T> maker) {
    Optional<T> value = violations.captureAs(field, maker);
    violations.throwIfAny();
    return value.orElseThrow();
  }

  private Optional<OpenId> person(String field) {
    String openid = text(field);
    return openid.isEmpty()
        ? Optional.empty()
        : Optional.of(required(field, () -> new OpenId(openid)));
  }

  /** Some events spell it OutetStr. A channel that could not have come from here counts as none. */
  private OuterStr outerStr() {
    String value = text("OuterStr").isEmpty() ? text("OutetStr") : text("OuterStr");
    return new Violations().capture("", () -> new OuterStr(value)).orElse(OuterStr.NONE);
  }

  private boolean isSet(String field) {
    return text(field).equals("1");
  }

  private Optional<Long> number(String field) {
    String value = text(field);
    return NUMBER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
  }

  private String text(String field) {
    return message.text(field);
  }
}
