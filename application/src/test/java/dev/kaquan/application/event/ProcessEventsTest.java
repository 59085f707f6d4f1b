package dev.kaquan.application.event;

import static dev.kaquan.application.event.EventFixture.CARD;
import static dev.kaquan.application.event.EventFixture.OPENID;
import static dev.kaquan.application.event.EventFixture.event;
import static dev.kaquan.application.event.EventFixture.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessEventsTest {
  private final EventFixture fixture = new EventFixture();

  @Test
  void a_claim_that_no_phone_reported_becomes_a_holding() {
    fixture.hasCoupon();
    EventId id = fixture.receives(event("user_get_card", 5, "001", "OuterStr", "shop-7"));
    assertEquals(1, fixture.processes());
    Holding holding = fixture.claims.find(CARD, new CardCode("001")).orElseThrow();
    assertEquals(new Recipient.Bound(new OpenId(OPENID)), holding.holder());
    assertEquals(new OuterStr("shop-7"), holding.outerStr());
    assertEquals(Instant.ofEpochSecond(PortSamples.NOW.getEpochSecond() + 5), holding.since());
    assertEquals(State.PROCESSED, fixture.event(id).state());
    assertEquals(0, fixture.processes());
  }

  @Test
  void a_claim_is_matched_to_the_request_of_its_person() {
    fixture.hasCoupon();
    AddCardRequest request = request("r1", PortSamples.PERSON, "shop-7");
    fixture.claims.add(request);
    EventId id = fixture.receives(event("user_get_card", 5, "001", "OuterStr", "shop-7"));
    fixture.processes();
    assertEquals(
        new OfferState.Added(new CardCode("001")),
        fixture.claims.find(request.id()).orElseThrow().offers().get(0).state());
    assertEquals("claim of request r1", fixture.event(id).note());
  }

  @Test
  void a_claim_that_may_come_from_two_requests_is_a_claim_of_its_own() {
    fixture.hasCoupon();
    fixture.claims.add(request("r1", PortSamples.PERSON, "shop-7"));
    fixture.claims.add(request("r2", PortSamples.PERSON, "shop-7"));
    fixture.receives(event("user_get_card", 5, "001", "OuterStr", "shop-7"));
    fixture.processes();
    assertTrue(fixture.claims.find(CARD, new CardCode("001")).isPresent());
    assertEquals(
        new OfferState.Open(),
        fixture.claims.find(new RequestId("r1")).orElseThrow().offers().get(0).state());
  }

  @Test
  void a_membership_that_activates_itself_gets_its_number() {
    fixture.hasMemberCard("auto_activate");
    fixture.platform.has(id("001"), platformMember(true, MemberValues.ZERO));
    fixture.receives(event("user_get_card", 5, "001"));
    fixture.processes();
    fixture.completes();
    assertEquals(Membership.State.ACTIVE, fixture.member("001").membership().state());
    assertEquals(
        Optional.of(new MembershipNumber("VIP9")),
        fixture.member("001").membership().number());
    assertEquals(1, finds());
  }

  @Test
  void an_edited_form_is_fetched_anew() {
    fixture.hasMemberCard("wx_activate");
    fixture.platform.has(id("001"), platformMember(true, MemberValues.ZERO));
    fixture.receives(event("submit_membercard_user_info", 5, "001"));
    fixture.processes();
    fixture.completes();
    assertEquals(1, finds());
    fixture.receives(event("submit_membercard_user_info", 500, "001"));
    fixture.processes();
    fixture.completes();
    assertEquals(2, finds());
    fixture.completes();
    assertEquals(2, finds());
  }

  @Test
  void a_bonus_that_was_changed_elsewhere_is_entered_into_the_ledger() {
    fixture.hasMemberCard("wx_activate");
    fixture.platform.has(id("001"), platformMember(true, new MemberValues(70, 5)));
    fixture.receives(event("submit_membercard_user_info", 5, "001"));
    fixture.processes();
    fixture.completes();
    fixture.platform.has(id("001"), platformMember(true, new MemberValues(100, 5)));
    EventMessage changed =
        event("update_member_card", 9, "001", "ModifyBonus", "30", "ModifyBalance", "0");
    fixture.receives(changed);
    fixture.receives(changed);
    fixture.processes();
    fixture.completes();
    List<LedgerEntry> entries = fixture.memberships.entries(id("001"));
    assertEquals(List.of(70L, 30L), entries.stream().map(LedgerEntry::bonus).toList());
    assertEquals(List.of(5L, 0L), entries.stream().map(LedgerEntry::balance).toList());
    assertEquals(LedgerEntry.Kind.ELSEWHERE, entries.get(1).kind());
    assertEquals(new MemberValues(100, 5), fixture.member("001").values());
  }

  @Test
  void a_gift_moves_the_card_to_another_person_and_code() {
    fixture.hasCoupon();
    fixture.receives(event("user_get_card", 1, "001"));
    fixture.receives(event("user_gifting_card", 2, "001", "IsReturnBack", "0"));
    fixture.receives(EventSamples.of(
        "user_get_card",
        "oFriend",
        PortSamples.NOW.getEpochSecond() + 3,
        "CardId",
        CARD.value(),
        "UserCardCode",
        "002",
        "IsGiveByFriend",
        "1",
        "FriendUserName",
        OPENID,
        "OldUserCardCode",
        "001"));
    assertEquals(3, fixture.processes());
    Holding given = fixture.claims.find(CARD, new CardCode("001")).orElseThrow();
    Holding received = fixture.claims.find(CARD, new CardCode("002")).orElseThrow();
    assertEquals(Possession.GIVEN_AWAY, given.possession().possession());
    assertEquals(new Recipient.Bound(new OpenId("oFriend")), received.holder());
    assertTrue(received.progress().isGift());
    assertTrue(received.isHeld());
  }

  /** WeChat's times have seconds; what it answered before a deletion in the same second is older. */
  @Test
  void a_deletion_in_the_second_of_an_answer_counts() {
    fixture.hasMemberCard("wx_activate");
    fixture.platform.has(id("001"), platformMember(true, MemberValues.ZERO));
    fixture.receives(event("submit_membercard_user_info", -5, "001"));
    fixture.processes();
    fixture.completes();
    fixture.receives(event("user_del_card", 0, "001"));
    fixture.processes();
    assertEquals(Membership.State.DELETED, fixture.member("001").membership().state());
  }

  @Test
  void reviews_and_stock_reminders_update_the_card() {
    fixture.hasCoupon();
    var body = TemplateSamples.body(CardType.GROUPON);
    TemplateSamples.baseInfo(body).put("title", "new title");
    fixture.cardPlatform.has(CARD, CardTemplate.restored(body));
    for (String type : List.of("card_pass_check", "card_not_pass_check", "card_sku_remind")) {
      EventId id = fixture.receives(EventSamples.of(type, "", 1, "CardId", CARD.value()));
      assertEquals(1, fixture.processes());
      assertEquals("card synchronized", fixture.event(id).note());
    }
    assertEquals("new title", fixture.cards.find(CARD).orElseThrow().card().title());
    EventId other = fixture.receives(EventSamples.of("card_pass_check", "", 1, "CardId", "pOther"));
    fixture.processes();
    assertEquals("unknown card", fixture.event(other).note());
  }

  @Test
  void an_unknown_card_is_fetched_once() {
    fixture.cardPlatform.has(
        CARD, CardTemplate.restored(TemplateSamples.body(CardType.MEMBER_CARD)));
    fixture.receives(event("user_get_card", 1, "001"));
    fixture.processes();
    assertTrue(fixture.cards.find(CARD).isPresent());
    assertTrue(fixture.memberships.find(id("001")).isPresent());
    fixture.cardPlatform.failsAt(CARD, PlatformException.Kind.UNREACHABLE);
    fixture.receives(event("user_get_card", 1, "002"));
    assertEquals(1, fixture.processes());
  }

  @Test
  void an_event_of_an_unknown_type_is_stored_and_shown() {
    EventId id = fixture.receives(EventSamples.of("card_of_tomorrow", OPENID, 1));
    assertEquals(1, fixture.processes());
    assertEquals("unknown type", fixture.event(id).note());
  }

  @Test
  void an_event_that_fails_is_repeated_and_parked_after_ten_failures() {
    fixture.cardPlatform.failsAt(CARD, PlatformException.Kind.UNREACHABLE);
    EventId id = fixture.receives(event("user_del_card", 1, "001"));
    for (int i = 1; i <= 10; i++) {
      assertEquals(0, fixture.processes());
      assertEquals(i, fixture.event(id).attempts().failures());
      assertEquals(0, fixture.processes());
      assertEquals(i, fixture.event(id).attempts().failures());
      fixture.passes(Duration.ofHours(2));
    }
    assertEquals(State.PARKED, fixture.event(id).state());
    assertEquals(
        "the platform fails as it was told to", fixture.event(id).attempts().lastFailure());
    fixture.cardPlatform.recovers();
    assertEquals(0, fixture.processes());
    assertEquals(ReplayEvent.Outcome.DUE, fixture.replays(id));
    assertEquals(1, fixture.processes());
    assertEquals(State.PROCESSED, fixture.event(id).state());
    assertEquals(ReplayEvent.Outcome.PROCESSED, fixture.replays(id));
    assertEquals(ReplayEvent.Outcome.UNKNOWN, fixture.replays(new EventId("0".repeat(32))));
  }

  @Test
  void all_parked_events_are_replayed_however_many_they_are() {
    fixture.hasCoupon();
    String malformed = "longer-than-any-code-is";
    for (int i = 0; i < 250; i++) {
      EventId unused = fixture.receives(event("user_del_card", i, malformed));
    }
    EventId viewed = fixture.receives(event("user_view_card", 1, malformed));
    assertEquals(0, fixture.processes());
    Filter views = new Filter(
        Optional.of(State.PENDING),
        Optional.of("user_view_card"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    assertEquals(1, fixture.replaysParked(views));
    assertEquals(State.PENDING, fixture.event(viewed).state());
    assertEquals(250, fixture.replaysParked(Filter.ALL));
    assertEquals(0, fixture.replaysParked(Filter.ALL));
    assertEquals(0, fixture.processes());
    assertEquals(251, fixture.replaysParked(Filter.ALL));
  }

  @Test
  void a_malformed_event_is_parked_at_once_with_its_field() {
    fixture.hasCoupon();
    EventId id = fixture.receives(event("user_del_card", 1, "not a code"));
    EventId good = fixture.receives(event("user_del_card", 1, "001"));
    assertEquals(1, fixture.processes());
    assertEquals(State.PARKED, fixture.event(id).state());
    assertTrue(fixture.event(id).attempts().lastFailure().contains("UserCardCode"));
    assertEquals(State.PROCESSED, fixture.event(good).state());
  }

  @Test
  void an_empty_code_is_that_of_the_only_copy() {
    fixture.hasCoupon();
    EventId early = fixture.receives(event("user_del_card", 9, ""));
    assertEquals(0, fixture.processes());
    fixture.receives(event("user_get_card", 1, "001"));
    fixture.processes();
    fixture.passes(Duration.ofHours(1));
    assertEquals(1, fixture.processes());
    assertEquals(State.PROCESSED, fixture.event(early).state());
    assertEquals(
        Possession.DELETED,
        fixture
            .claims
            .find(CARD, new CardCode("001"))
            .orElseThrow()
            .possession()
            .possession());
  }

  private long finds() {
    return fixture.platform.calls().stream().filter("find"::equals).count();
  }

  private static PlatformMember platformMember(boolean isActive, MemberValues values) {
    return new PlatformMember(
        Optional.of(new OpenId(OPENID)),
        Optional.of(new MembershipNumber("VIP9")),
        FormAnswers.NONE,
        Optional.of(Kind.FOUND_HELD),
        isActive,
        Optional.of(values));
  }

  private static AddCardRequest request(String id, Recipient person, String channel) {
    return new AddCardRequest(
        new RequestId(id),
        person,
        PortSamples.NOW,
        List.of(new Offer(
            CardSamples.CARD_ID,
            new CodeSource.Platform(),
            "{}",
            new OuterStr(channel),
            new OfferState.Open())));
  }
}
