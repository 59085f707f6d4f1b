package dev.kaquan.application.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Effect;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link EventInbox}. */
public interface EventInboxContract {
  AppId APP_ID = new AppId("wxb11529c136998cb6");
  Instant NOW = Instant.parse("2026-11-26T12:00:00.123Z");

  /** Returns the instance under test, empty at the start of a test. */
  EventInbox inbox();

  Memberships memberships();

  Holdings holdings();

  AddCardRequests requests();

  @Test
  default void an_event_is_found_as_it_was_received() {
    EventMessage message = EventSamples.claim("018255396048");
    EventId id = add(message, NOW);
    assertEquals(
        Optional.of(new StoredEvent(id, message, NOW, State.PENDING, Attempts.firstAt(NOW), "")),
        inbox().find(id));
    assertEquals(
        List.copyOf(message.fields().keySet()),
        List.copyOf(inbox().find(id).orElseThrow().message().fields().keySet()));
    assertEquals(Optional.empty(), inbox().find(new EventId("0".repeat(32))));
  }

  @Test
  default void an_event_that_is_delivered_again_is_not_stored_again() {
    EventMessage message = EventSamples.claim("1");
    EventId id = EventId.of(APP_ID, message);
    assertTrue(inbox().add(id, message, NOW));
    for (int i = 1; i < 11; i++) {
      assertFalse(inbox().add(id, message, NOW.plusSeconds(i * 8640L)));
    }
    assertTrue(inbox().add(EventId.of(APP_ID, EventSamples.claim("2")), message, NOW));
    assertEquals(NOW, inbox().find(id).orElseThrow().receivedAt());
  }

  @Test
  default void events_are_listed_in_pages_the_latest_first() {
    EventId first = add(EventSamples.claim("1"), NOW);
    EventId second = add(EventSamples.claim("2"), NOW.plusMillis(1));
    EventId third = add(EventSamples.claim("3"), NOW.plusMillis(1));
    List<EventId> all = ids(Filter.ALL, new PageRequest(3, Optional.empty()));
    assertEquals(3, all.size());
    assertEquals(first, all.get(2));
    assertTrue(all.containsAll(List.of(second, third)));
    PageRequest two = new PageRequest(2, Optional.empty());
    PageRequest rest = new PageRequest(2, inbox().list(Filter.ALL, two).next());
    assertEquals(all.subList(0, 2), ids(Filter.ALL, two));
    assertEquals(all.subList(2, 3), ids(Filter.ALL, rest));
  }

  @Test
  default void events_are_selected() {
    EventId claim = add(EventSamples.claim("1"), NOW);
    EventId unknown = add(EventSamples.of("card_of_tomorrow", "oPerson", 1), NOW);
    Filter card = new Filter(
        Optional.empty(),
        Optional.of("user_get_card"),
        Optional.of(new CardId("pZI8Fjwsy5fVPRBeD78J4RmqVvBc")),
        Optional.of(new CardCode("1")),
        Optional.empty());
    Filter person = new Filter(
        Optional.of(State.PENDING),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new OpenId("oPerson")));
    Filter parked = new Filter(
        Optional.of(State.PARKED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    PageRequest page = PageRequest.of("", "");
    assertEquals(List.of(claim), ids(card, page));
    assertEquals(List.of(unknown), ids(person, page));
    assertEquals(List.of(), ids(parked, page));
  }

  @Test
  default void due_events_are_taken_by_one_process() {
    EventId first = add(EventSamples.claim("1"), NOW);
    EventId second = add(EventSamples.claim("2"), NOW.plusMillis(1));
    EventId third = add(EventSamples.claim("3"), NOW.plusMillis(2));
    Instant until = NOW.plusSeconds(60);
    assertEquals(List.of(), inbox().take(NOW.minusMillis(1), until, 9));
    assertEquals(List.of(first, second), ids(inbox().take(NOW.plusMillis(2), until, 2)));
    assertEquals(List.of(third), ids(inbox().take(NOW.plusMillis(2), until, 2)));
    assertEquals(List.of(), inbox().take(until.minusMillis(1), until, 9));
    assertEquals(List.of(first, second, third), ids(inbox().take(until, until.plusSeconds(1), 9)));
  }

  @Test
  default void an_event_is_applied_once() {
    EventId id = add(EventSamples.claim("1"), NOW);
    Effect effect = new Effect(
        List.of(PortSamples.holding(new CardCode("1"))), List.of(), Optional.empty(), "a note");
    assertTrue(inbox().apply(id, effect));
    assertFalse(inbox().apply(id, effect));
    StoredEvent processed = inbox().find(id).orElseThrow();
    assertEquals(State.PROCESSED, processed.state());
    assertEquals("a note", processed.note());
    assertEquals(Attempts.NONE, processed.attempts());
    assertEquals(List.of(), inbox().take(NOW.plusSeconds(9), NOW.plusSeconds(10), 9));
    assertEquals(0, inbox().replay(Set.of(id), NOW));
    assertFalse(inbox().apply(new EventId("0".repeat(32)), effect));
    assertEquals(PortSamples.PERSON, holdings().of(CardSamples.OPENID).get(0).holder());
  }

  @Test
  default void what_became_known_of_a_code_is_added_to_what_is_known() {
    Holding claim = PortSamples.holding(new CardCode("1"));
    Holding redeemed = new Holding(
            claim.cardId(), claim.code(), PortSamples.ANYONE, OuterStr.NONE, NOW.plusSeconds(9))
        .with(CodeProgress.redeemedAt(NOW.plusSeconds(9)))
        .with(new PossessionState(Possession.DELETED, NOW.plusSeconds(10)));
    apply(EventSamples.claim("1"), redeemed);
    apply(EventSamples.claim("2"), claim);
    assertEquals(Optional.of(redeemed.merge(claim)), holdings().find(claim.cardId(), claim.code()));
    apply(EventSamples.claim("3"), claim);
    assertEquals(Optional.of(redeemed.merge(claim)), holdings().find(claim.cardId(), claim.code()));
  }

  @Test
  default void everything_that_an_event_changes_is_stored_with_it_or_nothing_is() {
    Membership claimed = Membership.claimed(
        new MembershipId(PortSamples.CARD_ID, new CardCode("1")),
        ActivationMode.ONE_TAP,
        MemberProfile.UNKNOWN,
        OuterStr.NONE,
        NOW);
    Change change = new Change(NOW, "claimed", "", claimed.state());
    Update added =
        new Update(StoredMembership.of(claimed), true, List.of(change), Optional.empty());
    Effect effect = new Effect(
        List.of(PortSamples.holding(new CardCode("1"))), List.of(added), Optional.empty(), "");
    EventId first = add(EventSamples.claim("1"), NOW);
    EventId second = add(EventSamples.claim("2"), NOW);
    assertTrue(inbox().apply(first, effect));
    assertFalse(inbox().apply(second, effect));
    assertEquals(State.PENDING, inbox().find(second).orElseThrow().state());
    StoredMembership stored = memberships().find(claimed.id()).orElseThrow();
    Update asked = new Update(stored.refreshedFrom(NOW), false, List.of(), Optional.empty());
    Effect other = new Effect(
        List.of(PortSamples.holding(new CardCode("2"))), List.of(asked), Optional.empty(), "");
    assertTrue(inbox().apply(second, other));
    EventId third = add(EventSamples.claim("3"), NOW);
    Effect outdated = new Effect(
        List.of(PortSamples.holding(new CardCode("3"))), List.of(asked), Optional.empty(), "");
    assertFalse(inbox().apply(third, outdated));
    assertEquals(State.PENDING, inbox().find(third).orElseThrow().state());
    assertEquals(Optional.empty(), holdings().find(PortSamples.CARD_ID, new CardCode("3")));
    assertEquals(
        Optional.of(stored.refreshedFrom(NOW).attempts()),
        memberships().find(claimed.id()).map(StoredMembership::attempts));
  }

  @Test
  default void several_events_are_applied_each_wholly_or_not_at_all() {
    EventId first = add(EventSamples.claim("1"), NOW);
    EventId second = add(EventSamples.claim("2"), NOW);
    EventId third = add(EventSamples.claim("3"), NOW);
    Membership claimed = Membership.claimed(
        new MembershipId(PortSamples.CARD_ID, new CardCode("1")),
        ActivationMode.ONE_TAP,
        MemberProfile.UNKNOWN,
        OuterStr.NONE,
        NOW);
    Update added = new Update(
        StoredMembership.of(claimed),
        true,
        List.of(new Change(NOW, "claimed", "", claimed.state())),
        Optional.empty());
    Map<EventId, Effect> effects = new LinkedHashMap<>();
    for (EventId id : List.of(first, second, third)) {
      // The second one adds the same membership.
      List<Update> updates = id.equals(third) ? List.of() : List.of(added);
      CardCode code = new CardCode(id.equals(first) ? "1" : id.equals(second) ? "2" : "3");
      effects.put(
          id, new Effect(List.of(PortSamples.holding(code)), updates, Optional.empty(), ""));
    }
    assertEquals(Set.of(first, third), inbox().apply(effects));
    assertEquals(State.PENDING, inbox().find(second).orElseThrow().state());
    assertEquals(Optional.empty(), holdings().find(PortSamples.CARD_ID, new CardCode("2")));
    assertTrue(holdings().find(PortSamples.CARD_ID, new CardCode("3")).isPresent());
    assertEquals(Set.of(), inbox().apply(Map.of()));
  }

  @Test
  default void an_offer_is_resolved_by_the_event_of_its_claim() {
    AddCardRequest request = PortSamples.request("r1", PortSamples.OPEN, PortSamples.TAKEN);
    assertTrue(requests().add(request));
    Holding claim = PortSamples.holding(new CardCode("1"));
    List<ClaimMatch.Candidate> candidates = requests().candidates(claim);
    assertEquals(2, candidates.size());
    ClaimMatch.Candidate open = candidates.stream()
        .filter(candidate -> candidate.index() == 0)
        .findFirst()
        .orElseThrow();
    assertEquals(request, open.request());
    Effect effect = new Effect(List.of(claim), List.of(), Optional.of(open), "");
    assertTrue(inbox().apply(add(EventSamples.claim("1"), NOW), effect));
    assertEquals(
        new OfferState.Added(claim.code()),
        requests().find(request.id()).orElseThrow().offers().get(0).state());
    assertFalse(inbox().apply(add(EventSamples.claim("2"), NOW), effect));
    assertEquals(
        List.of(),
        requests().candidates(PortSamples.holding(new CardCode("1"), PortSamples.ANYONE, NOW)));
  }

  @Test
  default void a_failed_event_is_taken_again_later_or_parked() {
    EventId id = add(EventSamples.claim("1"), NOW);
    Attempts failed = Attempts.firstAt(NOW).failed(Optional.of(NOW.plusSeconds(5)), "busy");
    inbox().recordFailure(id, failed);
    assertEquals(failed, inbox().find(id).orElseThrow().attempts());
    assertEquals(List.of(), inbox().take(NOW.plusSeconds(4), NOW.plusSeconds(9), 9));
    Attempts parked = failed.failed(Optional.empty(), "still busy");
    inbox().recordFailure(id, parked);
    assertEquals(State.PARKED, inbox().find(id).orElseThrow().state());
    assertEquals(parked, inbox().find(id).orElseThrow().attempts());
    assertEquals(List.of(), inbox().take(NOW.plusSeconds(99), NOW.plusSeconds(100), 9));
    assertEquals(1, inbox().replay(Set.of(id), NOW.plusSeconds(10)));
    assertEquals(List.of(id), ids(inbox().take(NOW.plusSeconds(10), NOW.plusSeconds(20), 9)));
  }

  @Test
  default void several_events_are_made_due_without_those_that_are_processed() {
    EventId parked = add(EventSamples.claim("1"), NOW);
    inbox().recordFailure(parked, Attempts.firstAt(NOW).failed(Optional.empty(), "broken"));
    EventId late = add(EventSamples.claim("2"), NOW);
    inbox()
        .recordFailure(
            late, Attempts.firstAt(NOW).failed(Optional.of(NOW.plusSeconds(90)), "busy"));
    EventId processed = add(EventSamples.claim("3"), NOW);
    assertTrue(inbox().apply(processed, Effect.NONE));
    EventId other = add(EventSamples.claim("4"), NOW.plusSeconds(60));
    assertEquals(
        2,
        inbox()
            .replay(
                Set.of(parked, late, processed, new EventId("0".repeat(32))), NOW.plusSeconds(10)));
    assertEquals(
        Set.of(parked, late),
        Set.copyOf(ids(inbox().take(NOW.plusSeconds(10), NOW.plusSeconds(20), 9))));
    assertEquals(0, inbox().replay(Set.of(), NOW));
    assertEquals(State.PENDING, inbox().find(other).orElseThrow().state());
  }

  @Test
  default void processed_events_are_deleted_after_a_while() {
    apply(EventSamples.claim("1"), PortSamples.holding(new CardCode("1")));
    assertEquals(0, inbox().deleteProcessed(NOW, 10));
    assertEquals(1, inbox().deleteProcessed(NOW.plusMillis(1), 10));
    assertEquals(0, inbox().deleteProcessed(NOW.plusMillis(1), 10));
  }

  private void apply(EventMessage message, Holding news) {
    Effect effect = new Effect(List.of(news), List.of(), Optional.empty(), "");
    assertTrue(inbox().apply(add(message, NOW), effect));
  }

  private static List<EventId> ids(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::id).toList();
  }

  @Test
  default void an_event_that_was_not_processed_is_not_deleted() {
    EventId id = add(EventSamples.claim("1"), NOW);
    assertEquals(0, inbox().deleteProcessed(NOW.plusSeconds(1), 10));
    assertTrue(inbox().find(id).isPresent());
  }

  private EventId add(EventMessage message, Instant at) {
    EventId id = EventId.of(APP_ID, message);
    assertTrue(inbox().add(id, message, at));
    return id;
  }

  private List<EventId> ids(Filter filter, PageRequest page) {
    return inbox().list(filter, page).items().stream().map(StoredEvent::id).toList();
  }
}
