package dev.kaquan.application.event;

import dev.kaquan.domain.event.EventId;

/** Processes a parked event again. */
@FunctionalInterface
public interface ReplayEvent {
  /** Makes an event that is not processed due at once. */
  Outcome replay(EventId id);

  /** The outcome of a request to process an event again. */
  enum Outcome {
    /** It will be processed in a moment. */
    DUE,
    /** It was applied, and is not applied again. */
    PROCESSED,
    /** It is not stored. */
    UNKNOWN
  }
}
