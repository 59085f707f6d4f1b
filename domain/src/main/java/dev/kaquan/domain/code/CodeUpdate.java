package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A card that somebody has gets another code, as after a gift: the giver knows the old one.
 *
 * @param id 32 hex digits
 * @param code the code so far, which is never used again
 * @param newCode what the card has instead
 * @param at when it was requested
 */
public record CodeUpdate(
    String id, CardId cardId, CardCode code, CardCode newCode, Instant at, State state) {
  /** How far it has come. */
  public enum State {
    /** The platform may have been asked, and its answer is not known. */
    PENDING,
    /** The card has the new code. */
    DONE;

    /** Returns the name in the storage. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the state with a name. */
    public static Optional<State> named(String wireName) {
      return Stream.of(values())
          .filter(state -> state.wireName().equals(wireName))
          .findFirst();
    }
  }
}
