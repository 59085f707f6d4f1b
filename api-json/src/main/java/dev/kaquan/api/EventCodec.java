package dev.kaquan.api;

import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.port.EventInbox.Filter;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.wire.WireJson;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The JSON of events. */
public final class EventCodec {
  /** Why an event is not found. */
  public static final Problem UNKNOWN =
      Problem.of(404, "unknown-event", "No event with this id is stored here.");

  /** Why an event is not processed again. */
  public static final Problem PROCESSED =
      Problem.of(409, "already-processed", "The event was processed, and is not processed again.");

  private static final String STATES =
      Arrays.stream(State.values()).map(State::wireName).collect(Collectors.joining(", "));

  private EventCodec() {}

  /** Writes one event with all its fields. */
  public static String event(StoredEvent event) {
    return WireJson.write(EventJson.of(event, event.message().fields()));
  }

  /** Writes {@code {"items":[…],"next"?}}, without the fields of the events. */
  public static String events(Page<StoredEvent> page) {
    return WireJson.write(PageJson.of(page.map(EventJson::of)));
  }

  /** Writes {@code {"due"}}: how many parked events are processed again. */
  public static String replayed(int due) {
    return WireJson.write(Map.of("due", due));
  }

  /**
   * Reads the filter of a list; an empty value selects all.
   *
   * @throws dev.kaquan.domain.InvalidValueException for each value that is invalid
   */
  public static Filter filter(
      String state, String type, String cardId, String code, String openid) {
    Violations violations = new Violations();
    Optional<CardId> card =
        optional(cardId).flatMap(id -> violations.capture("", () -> new CardId(id)));
    Optional<CardCode> copy =
        optional(code).flatMap(value -> violations.capture("", () -> new CardCode(value)));
    Optional<OpenId> person =
        optional(openid).flatMap(id -> violations.capture("", () -> new OpenId(id)));
    Optional<State> wanted = State.named(state);
    if (!state.isEmpty() && wanted.isEmpty()) {
      violations.add("state", "must be one of " + STATES, RuleReference.API);
    }
    if (!code.isEmpty() && cardId.isEmpty()) {
      violations.add("cardId", "must be given with code", RuleReference.API);
    }
    violations.throwIfAny();
    return new Filter(
        wanted, optional(type).map(name -> name.toLowerCase(Locale.ROOT)), card, copy, person);
  }

  private static Optional<String> optional(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
