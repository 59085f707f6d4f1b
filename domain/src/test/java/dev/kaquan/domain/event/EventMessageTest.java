package dev.kaquan.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.event.CardEvent.CardCopy;
import dev.kaquan.domain.event.CardEvent.Gift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMessageTest {
  private static final AppId APP_ID = new AppId("wxb11529c136998cb6");
  private static final String CARD = "pZI8Fjwsy5fVPRBeD78J4RmqVvBc";
  private static final CardId CARD_ID = new CardId(CARD);
  private static final CardCopy COPY =
      new CardCopy(CARD_ID, Optional.of(new CardCode("018255396048")));

  static List<Arguments> events() {
    return List.of(
        Arguments.of(new CardEvent.CardPassed(CARD_ID), message("card_pass_check")),
        Arguments.of(
            new CardEvent.CardRejected(CARD_ID, "非法代制"),
            message("card_not_pass_check", "RefuseReason", "非法代制")),
        Arguments.of(
            new CardEvent.CardClaimed(
                COPY, OuterStr.NONE, Optional.empty(), false, Optional.empty()),
            copy("user_get_card")),
        Arguments.of(
            new CardEvent.CardClaimed(
                COPY,
                new OuterStr("12b"),
                Optional.of(
                    new Gift(Optional.of(new OpenId("oGiver")), Optional.of(new CardCode("0042")))),
                false,
                Optional.of("oUnion")),
            copy(
                "user_get_card",
                "IsGiveByFriend",
                "1",
                "FriendUserName",
                "oGiver",
                "OldUserCardCode",
                "0042",
                "OutetStr",
                "12b",
                "UnionId",
                "oUnion")),
        Arguments.of(
            new CardEvent.CardClaimed(
                COPY, OuterStr.NONE, Optional.empty(), true, Optional.empty()),
            copy("user_get_card", "IsRestoreMemberCard", "1", "UnionId", "oAAAAAAAAAAA")),
        Arguments.of(
            new CardEvent.CardGifted(COPY, Optional.of(new OpenId("oFriend")), false),
            copy("user_gifting_card", "IsReturnBack", "0", "FriendUserName", "oFriend")),
        Arguments.of(
            new CardEvent.CardGifted(COPY, Optional.empty(), true),
            copy("user_gifting_card", "IsReturnBack", "1", "FriendUserName", "")),
        Arguments.of(new CardEvent.CardDeleted(COPY), copy("user_del_card")),
        Arguments.of(
            new CardEvent.CardConsumed(COPY, "FROM_MP", "", new OuterStr("x")),
            copy("user_consume_card", "ConsumeSource", "FROM_MP", "OuterStr", "x")),
        Arguments.of(
            new CardEvent.CardPaid(COPY, "10022403432015000000000", Optional.of(10000L)),
            copy("user_pay_from_pay_cell", "TransId", "10022403432015000000000", "Fee", "10000")),
        Arguments.of(
            new CardEvent.CardViewed(COPY, new OuterStr("12b")),
            copy("user_view_card", "OuterStr", "12b")),
        Arguments.of(new CardEvent.SessionEntered(COPY), copy("user_enter_session_from_card")),
        Arguments.of(
            new CardEvent.ValuesChanged(COPY, Optional.of(-3L), Optional.empty()),
            copy("update_member_card", "ModifyBonus", "-3", "ModifyBalance", "1.5")),
        Arguments.of(new CardEvent.FormSubmitted(COPY), copy("submit_membercard_user_info")),
        Arguments.of(
            new CardEvent.StockLow(CARD_ID, "the card's quantity is equal to 0"),
            message("card_sku_remind", "Detail", "the card's quantity is equal to 0")),
        Arguments.of(
            new CardEvent.CoinsOrdered("404091456", "ORDER_STATUS_FINANCE_SUCC"),
            EventSamples.of(
                "card_pay_order",
                "oPerson",
                1,
                "OrderId",
                "404091456",
                "Status",
                "ORDER_STATUS_FINANCE_SUCC")),
        Arguments.of(
            new CardEvent.MerchantReviewed("12", true, "ok"),
            EventSamples.of(
                "card_merchant_check_result",
                "",
                1,
                "MerchantId",
                "12",
                "IsPass",
                "1",
                "Reason",
                "ok")),
        Arguments.of(
            new CardEvent.GiftCardsPaid("p", "o"),
            EventSamples.of("giftcard_pay_done", "oP", 1, "PageId", "p", "OrderId", "o")),
        Arguments.of(
            new CardEvent.GiftCardsSent("p", "o", true),
            EventSamples.of(
                "giftcard_send_to_friend",
                "oP",
                1,
                "PageId",
                "p",
                "OrderId",
                "o",
                "IsReturnBack",
                "1")),
        Arguments.of(
            new CardEvent.GiftCardsAccepted("p", "o"),
            EventSamples.of("giftcard_user_accept", "oP", 1, "PageId", "p", "OrderId", "o")),
        Arguments.of(
            new CardEvent.Unknown("card_of_tomorrow"), EventSamples.of("card_of_tomorrow", "", 1)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_is_read_whatever_the_case_of_its_name(CardEvent event, EventMessage message) {
    assertEquals(event, message.event());
    Map<String, String> upper = new LinkedHashMap<>(message.fields());
    upper.put("Event", message.type().toUpperCase(Locale.ROOT));
    assertEquals(event, new EventMessage(upper).event());
  }

  @Test
  void an_empty_code_is_none() {
    assertEquals(
        new CardEvent.CardDeleted(new CardCopy(CARD_ID, Optional.empty())),
        message("user_del_card", "UserCardCode", "").event());
  }

  @Test
  void a_channel_that_cannot_be_ours_is_none() {
    assertEquals(
        new CardEvent.CardViewed(COPY, OuterStr.NONE),
        copy("user_view_card", "OuterStr", "x".repeat(129)).event());
  }

  @ParameterizedTest
  @CsvSource({
    "user_del_card, CardId, ''",
    "user_del_card, UserCardCode, 1 2",
    "user_get_card, OldUserCardCode, ?",
    "card_pass_check, CardId, a b"
  })
  void a_malformed_value_names_its_field(String type, String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>(copy(type).fields());
    fields.put("IsGiveByFriend", "1");
    fields.put(field, value);
    InvalidValueException refused =
        assertThrows(InvalidValueException.class, new EventMessage(fields)::event);
    assertEquals(field, refused.violations().get(0).field());
  }

  @Test
  void what_a_person_writes_is_no_event() {
    assertFalse(new EventMessage(Map.of("MsgType", "text", "Content", "hello")).isEvent());
    assertFalse(new EventMessage(Map.of("MsgType", "event")).isEvent());
    assertTrue(message("user_del_card").isEvent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.5", "123456789012"})
  void a_malformed_time_is_refused(String time) {
    EventMessage message = new EventMessage(Map.of("CreateTime", time));
    assertThrows(InvalidValueException.class, message::createdAt);
    assertEquals(Instant.ofEpochSecond(1), message("user_del_card").createdAt());
  }

  @Test
  void the_same_event_has_the_same_id_in_any_order_of_its_fields() {
    EventMessage message = EventSamples.claim("226009850808");
    List<Map.Entry<String, String>> reversed = new ArrayList<>(message.fields().entrySet());
    Collections.reverse(reversed);
    Map<String, String> fields = new LinkedHashMap<>();
    reversed.forEach(field -> fields.put(field.getKey(), field.getValue()));
    assertEquals(EventId.of(APP_ID, message), EventId.of(APP_ID, new EventMessage(fields)));
  }

  @Test
  void two_cards_of_one_second_are_two_events() {
    EventId id = EventId.of(APP_ID, EventSamples.claim("226009850808"));
    assertNotEquals(id, EventId.of(APP_ID, EventSamples.claim("226009850809")));
    assertNotEquals(
        id, EventId.of(new AppId("wx49f0ab532d5d035a"), EventSamples.claim("226009850808")));
  }

  @Test
  void fields_do_not_run_into_each_other() {
    assertNotEquals(
        EventId.of(APP_ID, new EventMessage(Map.of("A", "b", "C", "d"))),
        EventId.of(APP_ID, new EventMessage(Map.of("A", "bC", "", "d"))));
  }

  private static EventMessage message(String type, String... more) {
    List<String> all = new ArrayList<>(List.of("CardId", CARD));
    all.addAll(List.of(more));
    return EventSamples.of(type, "oPerson", 1, all.toArray(String[]::new));
  }

  private static EventMessage copy(String type, String... more) {
    List<String> all = new ArrayList<>(List.of("UserCardCode", "018255396048"));
    all.addAll(List.of(more));
    return message(type, all.toArray(String[]::new));
  }
}
