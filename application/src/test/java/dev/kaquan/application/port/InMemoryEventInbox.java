package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link EventInbox} in memory. */
public final class InMemoryEventInbox implements EventInbox {
  private static final Comparator<StoredEvent> LATEST_FIRST = Comparator.comparing(
          StoredEvent::receivedAt)
      .thenComparing(event -> event.id().value())
      .reversed();

  private final Map<EventId, StoredEvent> events = new LinkedHashMap<>();

  @Override
  public synchronized boolean add(EventId id, EventMessage message, Instant at) {
    return events.putIfAbsent(
            id, new StoredEvent(id, message, at, State.PENDING, Attempts.firstAt(at), ""))
        == null;
  }

  @Override
  public synchronized Optional<StoredEvent> find(EventId id) {
    return Optional.ofNullable(events.get(id));
  }

  @Override
  public synchronized Page<StoredEvent> list(Filter filter, PageRequest page) {
    List<StoredEvent> found = events.values().stream()
        .filter(event -> isSelected(event, filter))
        .filter(event -> page.after().map(after -> isAfter(event, after)).orElse(true))
        .sorted(LATEST_FIRST)
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(
        found, page, event -> new Cursor(event.receivedAt(), event.id().value()));
  }

  @Override
  public synchronized int deleteProcessed(Instant before, int most) {
    List<EventId> old = events.values().stream()
        .filter(event -> event.state() == State.PROCESSED && event.receivedAt().isBefore(before))
        .map(StoredEvent::id)
        .limit(most)
        .toList();
    old.forEach(events::remove);
    return old.size();
  }

  private static boolean isAfter(StoredEvent event, Cursor cursor) {
    int byTime = event.receivedAt().compareTo(cursor.at());
    return byTime < 0 || byTime == 0 && event.id().value().compareTo(cursor.id()) < 0;
  }

  private static boolean isSelected(StoredEvent event, Filter filter) {
    EventMessage message = event.message();
    return filter.state().map(event.state()::equals).orElse(true)
        && filter.type().map(message.type()::equals).orElse(true)
        && filter
            .cardId()
            .map(CardId::value)
            .map(message.text("CardId")::equals)
            .orElse(true)
        && filter
            .code()
            .map(CardCode::value)
            .map(message.text("UserCardCode")::equals)
            .orElse(true)
        && (filter.openid().isEmpty() || filter.openid().equals(message.openid()));
  }
}
