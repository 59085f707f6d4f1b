package dev.kaquan.domain.claim;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is known of the possession of a copy: the latest news.
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
   * Returns the state that counts: a final one, or else the later one. The result does not depend on the
   * order in which news arrives. Of the same second, what the person still has counts.
   */
  public PossessionState and(PossessionState other) {
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
