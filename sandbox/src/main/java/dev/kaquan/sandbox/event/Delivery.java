package dev.kaquan.sandbox.event;

/**
 * What became of telling the merchant that something happened.
 *
 * @param tries how often it was sent, at most {@value #MOST_TRIES} times
 * @param why what was wrong with the last answer; empty if nothing was
 */
public record Delivery(Event event, State state, int tries, String why) {
  static final int MAX_TRIES = 3;

  /** How far it came. */
  public enum State {
    /** It is sent, or will be. */
    PENDING,
    /** The merchant accepted it. */
    DELIVERED,
    /** The merchant accepted none of the tries. */
    ABANDONED,
    /** There was nowhere to send it. */
    UNDELIVERABLE
  }

  static Delivery of(Event event, boolean isTold) {
    return new Delivery(event, isTold ? State.PENDING : State.UNDELIVERABLE, 0, "");
  }

  /** After one more try, which was accepted if there is nothing to say against it. */
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
