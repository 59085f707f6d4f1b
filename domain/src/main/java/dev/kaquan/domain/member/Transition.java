package dev.kaquan.domain.member;

import java.util.function.Function;
import java.util.function.Supplier;

/** The effect of an event on a membership. */
public sealed interface Transition {
  /** Chooses by kind. */
  <T> T fold(
      Function<Membership, T> changed, Supplier<T> unchanged, Function<String, T> contradiction);

  /** Returns the membership after the event, given the one before. */
  default Membership after(Membership before) {
    return fold(changed -> changed, () -> before, reason -> before);
  }

  /** The membership has another state. */
  record Changed(Membership membership) implements Transition {
    @Override
    public <T> T fold(
        Function<Membership, T> changed, Supplier<T> unchanged, Function<String, T> contradiction) {
      return changed.apply(membership);
    }
  }

  /** The event is expected, and adds nothing. */
  record Unchanged() implements Transition {
    @Override
    public <T> T fold(
        Function<Membership, T> changed, Supplier<T> unchanged, Function<String, T> contradiction) {
      return unchanged.get();
    }
  }

  /**
   * The event does not fit the state: something is not known, and the platform has to be asked.
   *
   * @param reason for an operator; contains no personal data
   */
  record Contradiction(String reason) implements Transition {
    @Override
    public <T> T fold(
        Function<Membership, T> changed, Supplier<T> unchanged, Function<String, T> contradiction) {
      return contradiction.apply(reason);
    }
  }
}
