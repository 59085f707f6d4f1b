package dev.kaquan.application.event;

import static dev.kaquan.application.event.EventFixture.CARD;
import static dev.kaquan.application.event.EventFixture.OPENID;
import static dev.kaquan.application.event.EventFixture.event;
import static dev.kaquan.application.event.EventFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which the events of a story arrive, it ends in the same state. */
class EventOrderTest {
  private static final List<String> CODES = List.of("001", "002");

  /**
   * What happens to one card.
   *
   * @param card the fields of its activation; empty for a coupon
   * @param atPlatform what the platform says of each code at the end; no number if it is not active
   * @param events in the order in which they happen
   */
  private record Story(
      String name, List<String> card, Map<String, Kind> atPlatform, List<EventMessage> events) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Story> stories() {
    return Stream.of(
        new Story(
            "a coupon is claimed, opened and redeemed",
            List.of(),
            Map.of(),
            List.of(
                event("user_get_card", 1, "001", "OuterStr", "shop-7"),
                event("user_view_card", 2, "001", "OuterStr", "shop-7"),
                event("user_view_card", 3, "001"),
                event("user_consume_card", 4, "001", "ConsumeSource", "FROM_API"))),
        new Story(
            "a coupon is offered, returned, offered again and taken",
            List.of(),
            Map.of(),
            List.of(
                event("user_get_card", 1, "001"),
                event("user_gifting_card", 2, "001", "IsReturnBack", "0"),
                event("user_gifting_card", 3, "001", "IsReturnBack", "1"),
                event("user_gifting_card", 4, "001", "IsReturnBack", "0"),
                gift(5),
                friend("user_consume_card", 6))),
        new Story(
            "a member card activates itself, is deleted and restored",
            List.of("auto_activate"),
            Map.of("001", Kind.FOUND_HELD),
            List.of(
                event("user_get_card", 1, "001", "OuterStr", "shop-7"),
                event("update_member_card", 2, "001", "ModifyBonus", "3", "ModifyBalance", "0"),
                event("user_del_card", 3, "001"),
                event("user_get_card", 4, "001", "IsRestoreMemberCard", "1"),
                event("user_view_card", 5, "001"))),
        new Story(
            "a form is submitted and edited, and the card is deleted",
            List.of("wx_activate"),
            Map.of("001", Kind.DELETED),
            List.of(
                event("user_get_card", 1, "001", "OuterStr", "shop-7"),
                event("submit_membercard_user_info", 2, "001"),
                event("submit_membercard_user_info", 3, "001"),
                event("user_enter_session_from_card", 4, "001"),
                event("user_del_card", 5, "001"))),
        new Story(
            "a member card with jump is claimed and its form is submitted",
            List.of("wx_activate", "wx_activate_after_submit", "wx_activate_after_submit_url"),
            Map.of("001", Kind.EXPIRED),
            List.of(
                event("user_get_card", 1, "001", "OuterStr", "shop-7"),
                event("submit_membercard_user_info", 2, "001"),
                event("user_pay_from_pay_cell", 3, "001", "Fee", "100"))),
        new Story(
            "a member card is given away after its activation",
            List.of("wx_activate"),
            Map.of("001", Kind.GIVEN_AWAY, "002", Kind.FOUND_HELD),
            List.of(
                event("user_get_card", 1, "001"),
                event("submit_membercard_user_info", 2, "001"),
                event("user_gifting_card", 3, "001", "IsReturnBack", "0"),
                gift(4),
                friend("user_view_card", 5))));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void every_order_ends_in_the_same_state(Story story) {
    Map<String, List<EventMessage>> results = new TreeMap<>();
    List<List<EventMessage>> orders = permutations(story.events());
    for (List<EventMessage> order : orders) {
      results.putIfAbsent(result(story, order), order);
    }
    assertTrue(orders.size() >= 6);
    assertEquals(1, results.size(), results::toString);
  }

  private static String result(Story story, List<EventMessage> order) {
    EventFixture fixture = new EventFixture();
    if (story.card().isEmpty()) {
      fixture.hasCoupon();
    } else {
      fixture.hasMemberCard(story.card().toArray(String[]::new));
    }
    // The platform tells what is true at the end.
    boolean isActive = story.events().stream()
                .anyMatch(message -> message.type().equals("submit_membercard_user_info"))
            && !story.card().contains("wx_activate_after_submit")
        || story.card().contains("auto_activate");
    story
        .atPlatform()
        .forEach((code, possession) -> fixture.platform.has(
            id(code),
            new PlatformMember(
                Optional.of(new OpenId(code.equals("001") ? OPENID : "oFriend")),
                isActive ? Optional.of(new MembershipNumber("VIP" + code)) : Optional.empty(),
                FormAnswers.NONE,
                Optional.of(possession),
                isActive,
                Optional.of(new MemberValues(isActive ? 3 : 0, 0)))));
    for (EventMessage message : order) {
      fixture.receives(message);
      assertEquals(1, fixture.processes());
    }
    fixture.completes();
    order.forEach(message ->
        assertEquals(State.PROCESSED, fixture.event(fixture.receives(message)).state()));
    StringBuilder state = new StringBuilder();
    for (String code : CODES) {
      fixture.claims.find(CARD, new CardCode(code)).ifPresent(state::append);
      fixture
          .memberships
          .find(id(code))
          .ifPresent(stored -> state
              .append(stored.membership().state())
              .append(stored.membership().activation())
              .append(stored.membership().profile().openid().map(OpenId::value))
              .append(stored.membership().channel())
              .append(stored.values())
              .append(stored.attempts())
              .append(stored.isOutdated()));
    }
    return state.toString();
  }

  private static EventMessage gift(long second) {
    return friend(
        "user_get_card",
        second,
        "IsGiveByFriend",
        "1",
        "FriendUserName",
        OPENID,
        "OldUserCardCode",
        "001");
  }

  private static EventMessage friend(String type, long second, String... more) {
    List<String> fields = new ArrayList<>(List.of("CardId", CARD.value(), "UserCardCode", "002"));
    fields.addAll(List.of(more));
    return EventSamples.of(
        type, "oFriend", PortSamples.NOW.getEpochSecond() + second, fields.toArray(String[]::new));
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> rest = new ArrayList<>(items);
      T first = rest.remove(i);
      for (List<T> order : permutations(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }
}
