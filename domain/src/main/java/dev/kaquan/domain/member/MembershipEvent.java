package dev.kaquan.domain.member;

import java.time.Instant;

/** Something that happened to a membership, or that the platform answered. */
public sealed interface MembershipEvent permits ActivationEvent, PossessionEvent {
  /** Returns when it happened. */
  Instant at();

  /** Returns the effect on a membership. */
  Transition applyTo(Membership membership);

  /** Returns a text for the history of a membership, such as {@code form-submitted}. */
  String label();
}
