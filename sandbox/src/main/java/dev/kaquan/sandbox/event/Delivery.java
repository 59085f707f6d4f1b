package dev.kaquan.sandbox.event;

import java.util.OptionalLong;

/**
 * The delivery of one event to the merchant's server.
 *
 * @param tries attempts so far
 * @param why the reason why the last attempt failed; empty if it succeeded
 * @param dueAt when the next attempt is due, in Unix seconds of the sandbox's clock
 */
public record Delivery(Event event, State state, int tries, String why, long dueAt) {

  public enum State {
    /** Waiting for an attempt, or being attempted. */
    PENDING,
    /** Accepted by the merchant's server. */
    DELIVERED,
    /** Given up after the last attempt. */
    ABANDONED,
    /** Never attempted: no push target was set when the event was published. */
    UNDELIVERABLE,
    /** Never attempted: lost on demand. */
    LOST
  }

  static Delivery of(Event event, State state, long dueAt) {
    return new Delivery(event, state, 0, "", dueAt);
  }

  /** Returns the delivery after one more attempt at a time. */
  Delivery tried(PushFailure failure, PushSchedule schedule, long now) {
    if (failure.isNone()) {
      return new Delivery(event, State.DELIVERED, tries + 1, "", dueAt);
    }
    OptionalLong delay = schedule.delayAfter(tries + 1, failure.isUnanswered());
    return delay.isPresent()
        ? new Delivery(event, State.PENDING, tries + 1, failure.reason(), now + delay.getAsLong())
        : new Delivery(event, State.ABANDONED, tries + 1, failure.reason(), dueAt);
  }

  boolean isDueAt(long now) {
    return state == State.PENDING && dueAt <= now;
  }

  /** Returns for whom deliveries are in order. */
  String queue() {
    return event.openid();
  }

  String key() {
    return Long.toString(event.number());
  }
}
