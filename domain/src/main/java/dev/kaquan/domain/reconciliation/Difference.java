package dev.kaquan.domain.reconciliation;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A difference between what was stored of a code and what the platform says.
 *
 * @param ours what was stored; nothing personal
 * @param theirs what the platform says; nothing personal
 * @param isRepaired whether the platform's answer was taken over
 */
public record Difference(
    CardId cardId,
    CardCode code,
    Kind kind,
    String ours,
    String theirs,
    boolean isRepaired,
    Instant at) {

  /** What differs. */
  public enum Kind {
    /** Whether the person still has the card: an event is missing. */
    POSSESSION,
    /** The redemption of a code is missing here. */
    REDEMPTION,
    /** The activation of a membership, here or at the platform. */
    ACTIVATION,
    /** The number of a membership. */
    NUMBER,
    /** Bonus or balance. */
    VALUES,
    /** The platform names a person, and none was known here. */
    PERSON,
    /** The platform does not know the code. */
    UNKNOWN_CODE,
    /** The platform refuses to answer about the code. */
    REFUSED;

    /** Returns the name in the API, such as {@code unknown-code}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind that the API calls {@code wireName}. */
    public static Optional<Kind> named(String wireName) {
      return Arrays.stream(values())
          .filter(kind -> kind.wireName().equals(wireName))
          .findFirst();
    }
  }
}
