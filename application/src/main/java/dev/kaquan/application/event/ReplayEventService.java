package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox;
import dev.kaquan.domain.event.EventId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

final class ReplayEventService implements ReplayEvent {
  private final EventInbox inbox;
  private final InstantSource clock;

  @Inject
  ReplayEventService(EventInbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @Override
  public Outcome replay(EventId id) {
    if (inbox.replay(Set.of(id), clock.instant()) > 0) {
      return Outcome.DUE;
    }
    return inbox.find(id).isPresent() ? Outcome.PROCESSED : Outcome.UNKNOWN;
  }
}
