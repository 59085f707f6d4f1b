package dev.kaquan.domain.code;

import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A transfer of custom codes to the platform, which then assigns them. It ends when every imported code of the card
 * is there, and the stock of the card is as large as the number of its deposited codes.
 *
 * @param id 32 hex digits
 * @param deposited codes that the platform has taken
 * @param rejected codes that it does not take
 */
public record CodeDeposit(
    String id, CardId cardId, State state, long deposited, long rejected, Instant createdAt) {
  /** How far a deposit is. */
  public enum State {
    /** In progress, or repeated later because the platform did not answer. */
    PENDING,
    DONE,
    /** The platform refuses it as a whole, such as for a card that was deleted. */
    FAILED;

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
  }

  /** Returns a deposit that begins. */
  public static CodeDeposit of(String id, CardId cardId, Instant at) {
    return new CodeDeposit(id, cardId, State.PENDING, 0, 0, at);
  }
}
