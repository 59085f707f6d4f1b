package dev.kaquan.domain.claim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * What is known of the possession of a copy.
 *
 * @param since when it happened
 */
public record PossessionState(Possession possession, Instant since) {
  /** Nothing is known but that the card was claimed. */
  public static final PossessionState CLAIMED = new PossessionState(Possession.HELD, Instant.EPOCH);

  private static final Comparator<PossessionState> BY_WEIGHT = Comparator.comparingInt(
          PossessionState::finality)
      .thenComparing(PossessionState::since)
      .thenComparing(PossessionState::possession, Comparator.reverseOrder());

  /**
   * Returns the time that counts for an answer of the platform. WeChat's events say the second in which something
   * happened; what happens in the second of an answer is later than it, or the answer would have been another one.
   */
  public static Instant timeOfAnswer(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).minusMillis(1);
  }

  /**
   * Returns the state that counts: a final one, or else the later one. The result does not depend on the
   * order in which they become known. Of the same second, what the person still has counts.
   */
  public PossessionState merge(PossessionState other) {
    return BY_WEIGHT.compare(this, other) >= 0 ? this : other;
  }

  private int finality() {
    return switch (possession) {
      case HELD, GIFTING, EXPIRED, DELETED -> 0;
      case GIVEN_AWAY -> 1;
      case UNAVAILABLE -> 2;
    };
  }
}
