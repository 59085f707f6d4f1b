package dev.kaquan.application.event;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

final class ReplayParkedEventsService implements ReplayParkedEvents {
  /** Events per commit; other writers wait for one commit only. */
  private static final int AT_A_TIME = 100;

  private final EventInbox inbox;
  private final InstantSource clock;

  @Inject
  ReplayParkedEventsService(EventInbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public int replay(Filter filter) {
    Filter parked = filter.with(State.PARKED);
    int due = 0;
    // Each page begins where the last one ended: an event that is parked again meanwhile is not
    // replayed twice.
    Optional<Cursor> next = Optional.empty();
    do {
      Page<StoredEvent> page = inbox.list(parked, new PageRequest(AT_A_TIME, next));
      due += inbox.replay(
          page.items().stream().map(StoredEvent::id).collect(Collectors.toUnmodifiableSet()),
          clock.instant());
      next = page.next();
    } while (next.isPresent());
    return due;
  }
}
