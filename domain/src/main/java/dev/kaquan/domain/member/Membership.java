package dev.kaquan.domain.member;

import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The membership of one copy of a member card: two independent state machines, {@link Activation} and
 * possession. Every change is the effect of a {@link MembershipEvent}.
 *
 * @param channel the channel through which the person came
 * @param since when the membership became known
 */
public record Membership(
    MembershipId id,
    ActivationMode mode,
    MemberProfile profile,
    OuterStr channel,
    Instant since,
    Activation activation,
    PossessionState possession) {

  /** The one word that says what a membership is: its possession, or if the card is held, its activation. */
  public enum State {
    CLAIMED,
    FORM_SUBMITTED,
    ACTIVE,
    GIFTING,
    GIVEN_AWAY,
    DELETED,
    EXPIRED,
    UNAVAILABLE;

    /** Returns the name in the API, such as {@code form-submitted}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the state that the API calls {@code wireName}. */
    public static Optional<State> named(String wireName) {
      for (State state : values()) {
        if (state.wireName().equals(wireName)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }

  /** Returns a membership of which nothing is known but that the person has the card. */
  public static Membership claimed(
      MembershipId id, ActivationMode mode, MemberProfile profile, OuterStr channel, Instant at) {
    return new Membership(
        id, mode, profile, channel, at, new Activation.Claimed(), PossessionState.CLAIMED);
  }

  /** Returns the effect of an event. */
  public Transition on(MembershipEvent event) {
    return event.applyTo(this);
  }

  public State state() {
    return switch (possession.possession()) {
      case HELD ->
        activation.fold(
            claimed -> State.CLAIMED, submitted -> State.FORM_SUBMITTED, active -> State.ACTIVE);
      case GIFTING -> State.GIFTING;
      case DELETED -> State.DELETED;
      case EXPIRED -> State.EXPIRED;
      case GIVEN_AWAY -> State.GIVEN_AWAY;
      case UNAVAILABLE -> State.UNAVAILABLE;
    };
  }

  /** Returns whether the merchant has activated it, or the platform; whether the card is held or not. */
  public boolean isActive() {
    return activation.fold(claimed -> false, submitted -> false, active -> true);
  }

  /** Returns whether the person has the card: otherwise the platform refuses changes. */
  public boolean isHeld() {
    return possession.possession() == Possession.HELD;
  }

  /** Returns the number that the member sees, if it is known. */
  public Optional<MembershipNumber> number() {
    return activation.fold(
        claimed -> Optional.empty(), submitted -> Optional.empty(), Activation.Active::number);
  }

  /** Returns the ticket with which the answers are fetched, if there is one. */
  public Optional<ActivateTicket> ticket() {
    return activation.fold(
        claimed -> Optional.empty(), Activation.FormSubmitted::ticket, active -> Optional.empty());
  }

  public Membership with(MemberProfile other) {
    return new Membership(id, mode, other, channel, since, activation, possession);
  }

  /** Returns the membership with a channel, unless one is known already. */
  public Membership withChannelIfNone(OuterStr other) {
    return channel.equals(OuterStr.NONE)
        ? new Membership(id, mode, profile, other, since, activation, possession)
        : this;
  }

  Membership with(Activation next) {
    return new Membership(id, mode, profile, channel, since, next, possession);
  }

  Membership with(PossessionState next) {
    return new Membership(id, mode, profile, channel, since, activation, next);
  }
}
