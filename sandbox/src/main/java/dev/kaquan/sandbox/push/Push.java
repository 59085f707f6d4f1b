package dev.kaquan.sandbox.push;

/**
 * What became of telling the merchant that something happened.
 *
 * @param tries how often it was sent, at most {@value #MOST_TRIES} times
 * @param why what was wrong with the last answer; empty if nothing was
 */
public record Push(Event event, State state, int tries, String why) {
  static final int MOST_TRIES = 3;

  /** How far it came. */
  public enum State {
    /** It is sent, or will be. */
    WAITING,
    /** The merchant accepted it. */
    TOLD,
    /** The merchant accepted none of the tries. */
    GIVEN_UP,
    /** There was nowhere to send it. */
    UNTOLD
  }

  static Push of(Event event, boolean isTold) {
    return new Push(event, isTold ? State.WAITING : State.UNTOLD, 0, "");
  }

  /** After one more try, which was accepted if there is nothing to say against it. */
  Push tried(String whyNot) {
    State next =
        whyNot.isEmpty() ? State.TOLD : tries + 1 < MOST_TRIES ? State.WAITING : State.GIVEN_UP;
    return new Push(event, next, tries + 1, whyNot);
  }

  String key() {
    return Long.toString(event.number());
  }
}
