package dev.kaquan.domain.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a code has come after its claim: when each step happened first, as far as it is known.
 *
 * @param isGift whether a friend gave it, so that it was not claimed again
 * @param opened when the person opened the card
 * @param activated when the membership became active
 * @param redeemed when the code was redeemed
 */
public record CodeProgress(
    boolean isGift,
    Optional<Instant> opened,
    Optional<Instant> activated,
    Optional<Instant> redeemed) {
  /** Nothing is known. */
  public static final CodeProgress NONE =
      new CodeProgress(false, Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns the progress of a code that a friend gave. */
  public static CodeProgress ofGift() {
    return new CodeProgress(true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static CodeProgress openedAt(Instant at) {
    return new CodeProgress(false, Optional.of(at), Optional.empty(), Optional.empty());
  }

  public static CodeProgress activatedAt(Optional<Instant> at) {
    return new CodeProgress(false, Optional.empty(), at, Optional.empty());
  }

  public static CodeProgress redeemedAt(Instant at) {
    return new CodeProgress(false, Optional.empty(), Optional.empty(), Optional.of(at));
  }

  /** Returns everything that either knows; of two times the earlier. The order does not matter. */
  public CodeProgress merge(CodeProgress other) {
    return new CodeProgress(
        isGift || other.isGift,
        earlier(opened, other.opened),
        earlier(activated, other.activated),
        earlier(redeemed, other.redeemed));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
