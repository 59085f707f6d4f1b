package dev.kaquan.application.event;

import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.event.EventId;
import java.util.Optional;

/** Finds an event. */
@FunctionalInterface
public interface FindEvent {
  /** Returns an event, or empty if it is not stored. */
  Optional<StoredEvent> find(EventId id);
}
