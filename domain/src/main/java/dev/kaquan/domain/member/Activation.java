package dev.kaquan.domain.member;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How far a membership has been activated. It never goes back. */
public sealed interface Activation {
  /** Chooses by state. */
  <T> T fold(
      Function<Claimed, T> claimed,
      Function<FormSubmitted, T> submitted,
      Function<Active, T> active);

  /** The person has the card, and has not submitted WeChat's form. */
  record Claimed() implements Activation {
    public FormSubmitted submit(Optional<ActivateTicket> ticket) {
      return new FormSubmitted(ticket);
    }

    public Active activate(Optional<MembershipNumber> number, Instant at) {
      return new Active(number, at);
    }

    @Override
    public <T> T fold(
        Function<Claimed, T> claimed,
        Function<FormSubmitted, T> submitted,
        Function<Active, T> active) {
      return claimed.apply(this);
    }
  }

  /**
   * The person has submitted WeChat's form; the merchant has to activate.
   *
   * @param ticket empty if it is not known, or the platform refused it
   */
  record FormSubmitted(Optional<ActivateTicket> ticket) implements Activation {
    public FormSubmitted with(ActivateTicket newer) {
      return new FormSubmitted(Optional.of(newer));
    }

    public FormSubmitted withoutTicket() {
      return new FormSubmitted(Optional.empty());
    }

    public Active activate(Optional<MembershipNumber> number, Instant at) {
      return new Active(number, at);
    }

    @Override
    public <T> T fold(
        Function<Claimed, T> claimed,
        Function<FormSubmitted, T> submitted,
        Function<Active, T> active) {
      return submitted.apply(this);
    }
  }

  /**
   * The membership is active.
   *
   * @param number empty if it is not known
   * @param since the earliest time at which it is known to have been active
   */
  record Active(Optional<MembershipNumber> number, Instant since) implements Activation {
    @Override
    public <T> T fold(
        Function<Claimed, T> claimed,
        Function<FormSubmitted, T> submitted,
        Function<Active, T> active) {
      return active.apply(this);
    }
  }
}
