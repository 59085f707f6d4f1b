package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A custom code that is kept for somebody for a while.
 *
 * @param id 32 hex digits
 * @param expiresAt when an open one returns its code
 */
public record Reservation(String id, CardId cardId, CardCode code, State state, Instant expiresAt) {
  /** How far it is. */
  public enum State {
    /** Nobody else gets the code. */
    OPEN,
    /** The code is given out: nobody else ever gets it. */
    CONFIRMED,
    /** The code was returned. */
    RELEASED,
    /** The code was returned because nobody confirmed it in time. */
    EXPIRED;

    /** Returns the name in the API. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with a name. */
    public static Optional<State> named(String wireName) {
      return Stream.of(values())
          .filter(state -> state.wireName().equals(wireName))
          .findFirst();
    }

    /** Returns what becomes of the code. */
    public CodeState ofCode() {
      return switch (this) {
        case OPEN -> CodeState.RESERVED;
        case CONFIRMED -> CodeState.PREPARED;
        case RELEASED, EXPIRED -> CodeState.AVAILABLE;
      };
    }
  }

  public Reservation in(State next) {
    return new Reservation(id, cardId, code, next, expiresAt);
  }
}
