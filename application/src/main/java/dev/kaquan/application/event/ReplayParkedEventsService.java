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
  /** Committed together: enough that it is fast, few enough that nobody else waits long. */
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
    // The list goes on where the last page ended, so that an event that is parked again meanwhile
    // is not met again.
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
