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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An {@link EventInbox} in memory. */
public final class InMemoryEventInbox implements EventInbox {
  private static final Comparator<StoredEvent> LATEST_FIRST = Comparator.comparing(
          StoredEvent::receivedAt)
      .thenComparing(event -> event.id().value())
      .reversed();

  private final Map<EventId, StoredEvent> events = new LinkedHashMap<>();
  private final InMemoryMemberships memberships;
  private final InMemoryLedger claims;

  /** Creates an inbox whose events change memberships and claims. */
  public InMemoryEventInbox(InMemoryMemberships memberships, InMemoryLedger claims) {
    this.memberships = memberships;
    this.claims = claims;
  }

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
  public synchronized List<StoredEvent> take(Instant now, Instant until, int most) {
    List<StoredEvent> due = events.values().stream()
        .filter(
            event -> event.attempts().next().filter(next -> !next.isAfter(now)).isPresent())
        .sorted(LATEST_FIRST.reversed())
        .limit(most)
        .toList();
    return due.stream()
        .map(event -> replace(
            event,
            State.PENDING,
            new Attempts(
                event.attempts().failures(),
                Optional.of(until),
                event.attempts().lastFailure()),
            event.note()))
        .toList();
  }

  @Override
  public synchronized boolean apply(EventId id, Effect effect) {
    StoredEvent event = events.get(id);
    if (event == null
        || event.state() != State.PENDING
        || !effect.memberships().stream().allMatch(memberships::isCurrent)
        || !effect.claimed().map(claims::isUnclaimed).orElse(true)) {
      return false;
    }
    effect.memberships().forEach(memberships::store);
    effect
        .claimed()
        .ifPresent(
            candidate -> claims.markAdded(candidate, effect.holdings().get(0).code()));
    effect.holdings().forEach(claims::add);
    replace(event, State.PROCESSED, Attempts.NONE, effect.note());
    return true;
  }

  @Override
  public synchronized Set<EventId> apply(Map<EventId, Effect> effects) {
    Set<EventId> applied = new HashSet<>();
    effects.forEach((id, effect) -> {
      if (apply(id, effect)) {
        applied.add(id);
      }
    });
    return applied;
  }

  @Override
  public synchronized void recordFailure(EventId id, Attempts after) {
    StoredEvent event = events.get(id);
    if (event != null && event.state() == State.PENDING) {
      replace(event, after.next().isPresent() ? State.PENDING : State.PARKED, after, event.note());
    }
  }

  @Override
  public synchronized int replay(Set<EventId> ids, Instant at) {
    List<StoredEvent> unprocessed = events.values().stream()
        .filter(event -> ids.contains(event.id()) && event.state() != State.PROCESSED)
        .toList();
    unprocessed.forEach(event -> replace(
        event,
        State.PENDING,
        new Attempts(0, Optional.of(at), event.attempts().lastFailure()),
        event.note()));
    return unprocessed.size();
  }

  private StoredEvent replace(StoredEvent event, State state, Attempts attempts, String note) {
    StoredEvent after =
        new StoredEvent(event.id(), event.message(), event.receivedAt(), state, attempts, note);
    events.put(event.id(), after);
    return after;
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
