package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
   * Takes events that are due, so that no other process takes them before {@code until}.
   *
   * @return pending events, in the order in which they became due
   */
  List<StoredEvent> take(Instant now, Instant until, int most);

  /**
   * Stores everything that an event changes, and that it is processed, in one step.
   *
   * @return whether it was stored; false if the event is not pending any more, or if something that it
   *     changes was changed since it was read: then nothing is stored
   */
  boolean apply(EventId id, Effect effect);

  /**
   * Applies several events like {@link #apply(EventId, Effect)}, each wholly or not at all, with one commit.
   *
   * @param effects in the order in which they are applied
   * @return those that were stored
   */
  Set<EventId> apply(Map<EventId, Effect> effects);

  /** Stores that an attempt to process a pending event failed; without a next one the event is parked. */
  void recordFailure(EventId id, Attempts after);

  /**
   * Makes events that are not processed due, with one commit.
   *
   * @return how many are pending now; without those that are processed, or not stored
   */
  int replay(Set<EventId> ids, Instant at);

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

  /**
   * What an event changes.
   *
   * @param holdings what it says about codes
   * @param memberships the changes of memberships
   * @param claimed the offer from which the claim came, if that is certain
   * @param redemption the redemption of a code, if it is one
   * @param note for an operator; nothing personal
   */
  record Effect(
      List<Holding> holdings,
      List<Update> memberships,
      Optional<ClaimMatch.Candidate> claimed,
      Optional<Redemption> redemption,
      String note) {
    /** Nothing. */
    public static final Effect NONE = new Effect(List.of(), List.of(), Optional.empty(), "");

    /** Creates what an event changes that is not about a redemption. */
    public Effect(
        List<Holding> holdings,
        List<Update> memberships,
        Optional<ClaimMatch.Candidate> claimed,
        String note) {
      this(holdings, memberships, claimed, Optional.empty(), note);
    }

    /** Returns what an event about a redemption changes. */
    public Effect with(Redemption known) {
      return new Effect(holdings, memberships, claimed, Optional.of(known), note);
    }

    public Effect {
      holdings = List.copyOf(holdings);
      memberships = List.copyOf(memberships);
    }
  }

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

    /** Returns a filter that selects events in this state. */
    public Filter with(State other) {
      return new Filter(Optional.of(other), type, cardId, code, openid);
    }
  }
}
