package dev.kaquan.domain.member;

import dev.kaquan.domain.member.Activation.Claimed;
import dev.kaquan.domain.member.Activation.FormSubmitted;
import dev.kaquan.domain.member.Transition.Changed;
import dev.kaquan.domain.member.Transition.Contradiction;
import dev.kaquan.domain.member.Transition.Unchanged;
import java.time.Instant;
import java.util.Optional;

/** An event of {@link Activation} ({@code docs/wechat.md#memberships}). */
public sealed interface ActivationEvent extends MembershipEvent {

  /** The claim of the card became known. */
  record ClaimReported(Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return membership.mode() == ActivationMode.AUTOMATIC
          ? activated(membership, Optional.empty(), at)
          : new Unchanged();
    }

    @Override
    public String label() {
      return "claimed";
    }
  }

  /** WeChat's event {@code submit_membercard_user_info}. Also sent when a member edits the answers. */
  record FormSubmissionReported(Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return switch (membership.mode()) {
        case ONE_TAP -> activated(membership, Optional.empty(), at);
        case ONE_TAP_WITH_JUMP ->
          membership
              .activation()
              .fold(
                  claimed -> new Changed(membership.with(claimed.submit(Optional.empty()))),
                  submitted -> new Unchanged(),
                  active -> new Unchanged());
        case AUTOMATIC, MERCHANT_PAGE ->
          contradictionUnlessActive(membership, "a form was submitted, but the card has none");
      };
    }

    @Override
    public String label() {
      return "form-submitted";
    }
  }

  /** The person came back from the open-card component with a ticket. */
  record TicketReturned(ActivateTicket ticket, Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return switch (membership.mode()) {
        case ONE_TAP_WITH_JUMP ->
          membership
              .activation()
              .fold(
                  claimed -> new Changed(membership.with(claimed.submit(Optional.of(ticket)))),
                  submitted -> withTicket(membership, submitted),
                  active -> new Unchanged());
        case ONE_TAP, AUTOMATIC, MERCHANT_PAGE ->
          contradictionUnlessActive(membership, "there is a ticket, but the card does not jump");
      };
    }

    private Transition withTicket(Membership membership, FormSubmitted submitted) {
      FormSubmitted after = submitted.with(ticket);
      return after.equals(submitted) ? new Unchanged() : new Changed(membership.with(after));
    }

    @Override
    public String label() {
      return "returned-with-ticket";
    }
  }

  /** The platform does not accept the ticket, now and later. */
  record TicketRefused(Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return membership
          .activation()
          .fold(
              claimed -> new Unchanged(),
              submitted -> submitted.ticket().isEmpty()
                  ? new Unchanged()
                  : new Changed(membership.with(submitted.withoutTicket())),
              active -> new Unchanged());
    }

    @Override
    public String label() {
      return "ticket-refused";
    }
  }

  /** The platform executed an activation by the merchant. */
  record ActivationConfirmed(MembershipNumber number, Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return activated(membership, Optional.of(number), at);
    }

    @Override
    public String label() {
      return "activated";
    }
  }

  /**
   * The platform was asked whether the membership is active.
   *
   * @param number empty if it is not active, or the platform names none
   */
  record ActivityReported(boolean isActive, Optional<MembershipNumber> number, Instant at)
      implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      if (isActive) {
        return activated(membership, number, at);
      }
      return membership
          .activation()
          .fold(
              claimed -> new Unchanged(),
              submitted -> new Unchanged(),
              active -> new Contradiction("active here, but not at the platform"));
    }

    @Override
    public String label() {
      return isActive ? "active-at-platform" : "not-active-at-platform";
    }
  }

  /** WeChat's event {@code update_member_card}: bonus or balance changed, here or elsewhere. */
  record ValuesChanged(Instant at) implements ActivationEvent {
    @Override
    public Transition applyTo(Membership membership) {
      return contradictionUnlessActive(membership, "values changed, but it is not active here");
    }

    @Override
    public String label() {
      return "values-changed";
    }
  }

  private static Transition activated(
      Membership membership, Optional<MembershipNumber> number, Instant at) {
    return membership
        .activation()
        .fold(
            (Claimed claimed) -> new Changed(membership.with(claimed.activate(number, at))),
            submitted -> new Changed(membership.with(submitted.activate(number, at))),
            active -> {
              Activation.Active after =
                  new Activation.Active(number.or(active::number), earlier(active.since(), at));
              return after.equals(active) ? new Unchanged() : new Changed(membership.with(after));
            });
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Transition contradictionUnlessActive(Membership membership, String reason) {
    return membership.isActive() ? new Unchanged() : new Contradiction(reason);
  }
}
