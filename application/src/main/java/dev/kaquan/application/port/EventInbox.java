package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The events that WeChat delivered. */
public interface EventInbox {
  /**
   * Stores an event. It is durable when this returns.
   *
   * @return whether it was stored; false if it was stored before
   */
  boolean add(EventId id, EventMessage message, Instant at);

  /** Returns an event, or empty if it is not stored. */
  Optional<StoredEvent> find(EventId id);

  /** Returns events, the latest received first. */
  Page<StoredEvent> list(Filter filter, PageRequest page);

  /**
   * Deletes processed events.
   *
   * @param before those received before this time
   * @return how many were deleted
   */
  int deleteProcessed(Instant before, int most);

  /** How far an event was processed. */
  enum State {
    /** Not processed yet. */
    PENDING,
    /** Applied. It is never applied again. */
    PROCESSED,
    /** Failed too often: applied only on request. */
    PARKED;

    /** Returns the name in the API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state that the API calls {@code wireName}. */
    public static Optional<State> named(String wireName) {
      return Arrays.stream(values())
          .filter(state -> state.wireName().equals(wireName))
          .findFirst();
    }
  }

  /**
   * An event as it is stored.
   *
   * @param attempts the attempts to process it
   * @param note what it changed; empty if it changed nothing
   */
  record StoredEvent(
      EventId id,
      EventMessage message,
      Instant receivedAt,
      State state,
      Attempts attempts,
      String note) {}

  /** Which events are listed; an empty field selects all. */
  record Filter(
      Optional<State> state,
      Optional<String> type,
      Optional<CardId> cardId,
      Optional<CardCode> code,
      Optional<OpenId> openid) {
    /** Selects every event. */
    public static final Filter ALL = new Filter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
