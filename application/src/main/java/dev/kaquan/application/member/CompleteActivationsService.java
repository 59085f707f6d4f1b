package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.member.ActivationEvent.ClaimReported;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.InstantSource;

final class CompleteActivationsService implements CompleteActivations {
  private static final int AT_A_TIME = 100;

  private final Memberships memberships;
  private final MemberCards cards;
  private final MembershipUpdates updates;
  private final MembershipLock lock;
  private final ActivationStart start;
  private final ActivationSteps steps;
  private final InstantSource clock;

  @Inject
  CompleteActivationsService(
      Memberships memberships,
      MemberCards cards,
      MembershipUpdates updates,
      MembershipLock lock,
      ActivationStart start,
      ActivationSteps steps,
      InstantSource clock) {
    this.memberships = memberships;
    this.cards = cards;
    this.updates = updates;
    this.lock = lock;
    this.start = start;
    this.steps = steps;
    this.clock = clock;
  }

  @Override
  public int completeDue() {
    int completed = 0;
    for (Holding claim : memberships.claimsWithoutMembership(AT_A_TIME)) {
      MembershipId id = new MembershipId(claim.cardId(), claim.code());
      completed += cards.fold(claim.cardId(), card -> register(card, id), refusal -> 0);
    }
    for (StoredMembership due : memberships.due(clock.instant(), AT_A_TIME)) {
      completed += complete(due.id());
    }
    return completed;
  }

  private int register(MemberCard card, MembershipId id) {
    if (start.known(card, id, MemberProfile.UNKNOWN).isEmpty()) {
      return 0;
    }
    // The platform knows the number of a card that it has activated.
    Attempts attempts =
        card.mode() == ActivationMode.AUTOMATIC ? Attempts.firstAt(clock.instant()) : Attempts.NONE;
    updates.apply(id, stored -> stored.with(attempts), new ClaimReported(clock.instant()));
    return 1;
  }

  private int complete(MembershipId id) {
    try {
      return lock.holdingIfFree(id, () -> steps.complete(id)).isPresent() ? 1 : 0;
    } catch (PlatformException e) {
      // The next attempt is scheduled.
      return 0;
    }
  }
}
