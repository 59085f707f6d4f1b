package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.BackOff;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.ActivationPlan;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.Transition;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes stored memberships. A change that another process overtook is made again. */
final class MembershipUpdates {
  /** Failures after which the work is parked: about 13 hours. */
  private static final int MAX_FAILURES = 20;

  private final Memberships memberships;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  MembershipUpdates(Memberships memberships, Nonces nonces, InstantSource clock) {
    this.memberships = memberships;
    this.nonces = nonces;
    this.clock = clock;
  }

  /** Applies events and returns the membership after them. */
  StoredMembership apply(MembershipId id, MembershipEvent... events) {
    return apply(id, stored -> stored, events);
  }

  /**
   * Changes a membership, applies events to it, and stores both in one step. A membership that becomes
   * active under the number that was reserved for it has the values with which we activated it.
   *
   * @param change applied first; may be called several times
   */
  StoredMembership apply(
      MembershipId id, UnaryOperator<StoredMembership> change, MembershipEvent... events) {
    while (true) {
      StoredMembership before = memberships
          .find(id)
          .orElseThrow(() -> new IllegalStateException("the membership is not stored"));
      Update update = update(before, change, events);
      if (update.after().equals(before) && update.changes().isEmpty()) {
        return before;
      }
      if (memberships.replace(update.after(), update.changes(), update.initial())) {
        return memberships.find(id).orElse(update.after());
      }
    }
  }

  /** Returns the change of a stored membership, without storing it. */
  Update update(
      StoredMembership before, UnaryOperator<StoredMembership> change, MembershipEvent... events) {
    StoredMembership after = change.apply(before);
    List<Change> changes = new ArrayList<>();
    for (MembershipEvent event : events) {
      after = after.with(next(after.membership(), event, changes));
    }
    return new Update(after, false, changes, initial(before, after));
  }

  /**
   * Stores that an attempt failed, and when the next one is due. After many failures there is none.
   *
   * @param reason nothing secret
   * @param isPermanent whether the attempt is not repeated
   */
  StoredMembership failed(MembershipId id, String reason, boolean isPermanent) {
    Instant now = clock.instant();
    return apply(id, stored -> {
      Attempts attempts = stored.attempts();
      int failures = attempts.failures() + 1;
      Optional<Instant> next = isPermanent || failures >= MAX_FAILURES
          ? Optional.empty()
          : Optional.of(now.plus(BackOff.after(failures, id.toString())));
      return stored.with(attempts.failed(next, reason));
    });
  }

  private Optional<LedgerEntry> initial(StoredMembership before, StoredMembership after) {
    boolean isActivated = !before.membership().isActive() && after.membership().isActive();
    return after
        .plan()
        .filter(plan -> isActivated && plan.number().equals(after.membership().number()))
        .map(ActivationPlan::initial)
        .filter(values -> !values.equals(MemberValues.ZERO))
        .map(values -> LedgerEntry.initial(nonces.next(), values, clock.instant()));
  }

  private static Membership next(Membership before, MembershipEvent event, List<Change> changes) {
    Transition transition = before.on(event);
    Membership after = transition.after(before);
    String unfitting = transition.fold(changed -> "", () -> "", reason -> reason);
    // A time that becomes more exact is not worth a line.
    boolean isVisible = after.state() != before.state()
        || after.isActive() != before.isActive()
        || !after.number().equals(before.number())
        || !after.ticket().equals(before.ticket())
        || after.possession().possession() != before.possession().possession();
    if (isVisible || !unfitting.isEmpty()) {
      changes.add(Change.of(event, unfitting, after));
    }
    return after;
  }
}
