package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.ActivationOrder;
import dev.kaquan.application.port.MemberPlatform.Execution;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.ActivationPlan;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.ActivationEvent.ActivationConfirmed;
import dev.kaquan.domain.member.ActivationEvent.TicketRefused;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finishes what was begun with a membership: fetches the answers, reserves a number, activates, sends
 * new values. Each step is durable before the next, and may be repeated. Use it under the lock of
 * the membership.
 */
final class ActivationSteps {
  private final Memberships memberships;
  private final MembershipUpdates updates;
  private final MemberPlatform platform;
  private final PlatformView view;
  private final ValuesSteps values;
  private final NumberAllocator allocator;
  private final InstantSource clock;

  @Inject
  ActivationSteps(
      Memberships memberships,
      MembershipUpdates updates,
      MemberPlatform platform,
      PlatformView view,
      ValuesSteps values,
      NumberAllocator allocator,
      InstantSource clock) {
    this.memberships = memberships;
    this.updates = updates;
    this.platform = platform;
    this.view = view;
    this.values = values;
    this.allocator = allocator;
    this.clock = clock;
  }

  /** A membership after the steps; if it is not active, the reason. */
  record Completion(StoredMembership membership, Optional<Refusal> refusal) {}

  /**
   * Executes the steps that are not done yet.
   *
   * @throws PlatformException if the platform does not answer; the next attempt is scheduled
   */
  Completion complete(MembershipId id) {
    try {
      Completion completion = steps(id);
      return completion
          .refusal()
          .map(refusal ->
              new Completion(updates.failed(id, refusal.wireName(), true), completion.refusal()))
          .orElse(completion);
    } catch (PlatformException e) {
      updates.failed(id, String.valueOf(e.getMessage()), false);
      throw e;
    } catch (RuntimeException e) {
      updates.failed(id, "internal error", false);
      throw e;
    }
  }

  private Completion steps(MembershipId id) {
    StoredMembership stored = memberships.find(id).orElseThrow();
    Optional<ActivationPlan> plan = stored.plan();
    if (stored.membership().isActive() || plan.isEmpty()) {
      return compared(stored);
    }
    // The person may have restored the card.
    StoredMembership known = stored.membership().isHeld() ? stored : view.refresh(stored.id());
    if (known.membership().isActive()) {
      return done(known);
    }
    if (!known.membership().isHeld()) {
      return refused(known, Refusal.CARD_NOT_HELD);
    }
    return plan.get().isAnswered() ? withNumber(known) : withAnswers(known);
  }

  /** Fetches what only the platform knows, and sends it the values that it does not have yet. */
  private Completion compared(StoredMembership stored) {
    boolean needsRefresh = stored.isOutdated() || stored.membership().number().isEmpty();
    StoredMembership known = needsRefresh ? view.refresh(stored.id()) : stored;
    Optional<Refusal> refusal =
        known.membership().isActive() ? values.sync(stored.id()) : Optional.empty();
    if (refusal.isPresent()) {
      return refused(known, refusal.get());
    }
    // An entry that was added meanwhile has scheduled another attempt.
    return done(updates.apply(
        stored.id(), now -> now.version() == known.version() ? now.with(Attempts.NONE) : now));
  }

  private Completion withAnswers(StoredMembership stored) {
    Optional<ActivateTicket> ticket = stored.membership().ticket();
    Optional<FormAnswers> answers = ticket.flatMap(platform::answers);
    if (answers.isEmpty()) {
      StoredMembership refreshed = view.refresh(stored.id());
      return refreshed.membership().isActive()
          ? done(refreshed)
          : refused(
              updates.apply(stored.id(), new TicketRefused(clock.instant())),
              Refusal.TICKET_REFUSED);
    }
    return withNumber(updates.apply(
        stored.id(),
        before -> before
            .with(before.membership().with(before.membership().profile().with(answers.get())))
            .with(plan(before).answered())));
  }

  private Completion withNumber(StoredMembership stored) {
    if (plan(stored).number().isPresent()) {
      return activated(stored, plan(stored).number().get());
    }
    Optional<MembershipNumber> number = allocator.reserve(stored.id());
    if (number.isEmpty()) {
      return refused(stored, Refusal.NUMBERS_EXHAUSTED);
    }
    StoredMembership numbered =
        updates.apply(stored.id(), before -> before.with(plan(before).with(number.get())));
    return activated(numbered, number.get());
  }

  private Completion activated(StoredMembership stored, MembershipNumber number) {
    Execution execution =
        platform.activate(new ActivationOrder(stored.id(), number, plan(stored).initial()));
    if (execution != Execution.DONE) {
      StoredMembership refreshed = view.refresh(stored.id());
      return refreshed.membership().isActive()
          ? done(refreshed)
          : refused(refreshed, Refusal.CARD_NOT_HELD);
    }
    return done(updates.apply(
        stored.id(),
        before -> before.with(Attempts.NONE),
        new ActivationConfirmed(number, clock.instant())));
  }

  private static ActivationPlan plan(StoredMembership stored) {
    return stored.plan().orElseThrow(() -> new IllegalStateException("nothing was planned"));
  }

  private static Completion done(StoredMembership stored) {
    return new Completion(stored, Optional.empty());
  }

  private static Completion refused(StoredMembership stored, Refusal refusal) {
    return new Completion(stored, Optional.of(refusal));
  }
}
