package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox;
import dev.kaquan.domain.event.EventId;
import jakarta.inject.Inject;
import java.time.InstantSource;

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
    if (inbox.replay(id, clock.instant())) {
      return Outcome.DUE;
    }
    return inbox.find(id).isPresent() ? Outcome.PROCESSED : Outcome.UNKNOWN;
  }
}
