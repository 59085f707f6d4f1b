package dev.kaquan.sandbox.event;

/**
 * The delivery of one event to the merchant's server.
 *
 * @param tries attempts so far, at most {@value #MAX_TRIES}
 * @param why the reason why the last attempt failed; empty if it succeeded
 */
public record Delivery(Event event, State state, int tries, String why) {
  static final int MAX_TRIES = 3;

  public enum State {
    /** Waiting for an attempt, or being attempted. */
    PENDING,
    /** Accepted by the merchant's server. */
    DELIVERED,
    /** Given up after the last attempt. */
    ABANDONED,
    /** Never attempted: no push target was set when the event was published. */
    UNDELIVERABLE
  }

  static Delivery of(Event event, boolean hasTarget) {
    return new Delivery(event, hasTarget ? State.PENDING : State.UNDELIVERABLE, 0, "");
  }

  /**
   * Returns the delivery after one more attempt.
   *
   * @param failureReason empty if the attempt succeeded
   */
  Delivery tried(String failureReason) {
    State next = failureReason.isEmpty()
        ? State.DELIVERED
        : tries + 1 < MAX_TRIES ? State.PENDING : State.ABANDONED;
    return new Delivery(event, next, tries + 1, failureReason);
  }

  String key() {
    return Long.toString(event.number());
  }
}
