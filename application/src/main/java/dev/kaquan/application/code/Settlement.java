package dev.kaquan.application.code;

import dev.kaquan.application.port.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Asks the platform, one by one, about requests of which the answer was lost. */
final class Settlement {
  static final int AT_A_TIME = 50;

  /** How long a request waits about which the platform refuses to answer. */
  static final Duration REFUSED_WAITS = Duration.ofMinutes(5);

  /** A request that was on its way for this time does not arrive any more. */
  private static final Duration MAY_ARRIVE_FOR = Duration.ofMinutes(1);

  private Settlement() {}

  /**
   * Settles requests until the platform does not answer.
   *
   * @param postpone lets the others come first, for a request about which the platform refuses to answer
   * @return how many are settled
   */
  static <T> int settle(List<T> pending, Predicate<T> isSettled, Consumer<T> postpone) {
    int settled = 0;
    for (T each : pending) {
      try {
        settled += isSettled.test(each) ? 1 : 0;
      } catch (PlatformException e) {
        if (e.kind() != PlatformException.Kind.REJECTED) {
          // It would not answer about the others either: they are asked about in the next run.
          return settled;
        }
        postpone.accept(each);
      }
    }
    return settled;
  }

  /** Returns whether a request that nobody has continued since may still arrive at the platform. */
  static boolean mayArrive(Instant heldUntil, Instant now) {
    return heldUntil.plus(MAY_ARRIVE_FOR).isAfter(now);
  }
}
