package dev.kaquan.application.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.domain.event.EventSamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link EventInbox}. */
public interface EventInboxContract {
  AppId APP_ID = new AppId("wxb11529c136998cb6");
  Instant NOW = Instant.parse("2026-11-26T12:00:00.123Z");

  /** Returns the instance under test, empty at the start of a test. */
  EventInbox inbox();

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
