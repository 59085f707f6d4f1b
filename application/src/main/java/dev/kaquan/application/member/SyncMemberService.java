package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.util.Optional;

final class SyncMemberService implements SyncMember {
  private final Memberships memberships;
  private final MemberCards cards;
  private final MembershipLock lock;
  private final ActivationStart start;
  private final ActivationSteps steps;
  private final PlatformView view;

  @Inject
  SyncMemberService(
      Memberships memberships,
      MemberCards cards,
      MembershipLock lock,
      ActivationStart start,
      ActivationSteps steps,
      PlatformView view) {
    this.memberships = memberships;
    this.cards = cards;
    this.lock = lock;
    this.start = start;
    this.steps = steps;
    this.view = view;
  }

  @Override
  public Optional<StoredMembership> sync(MembershipId id) {
    return cards.fold(
        id.cardId(), card -> lock.holding(id, () -> sync(card, id)), refusal -> Optional.empty());
  }

  private Optional<StoredMembership> sync(MemberCard card, MembershipId id) {
    if (start.known(card, id, MemberProfile.UNKNOWN).isEmpty()) {
      return Optional.empty();
    }
    if (view.refresh(id).membership().isHeld()) {
      ActivationSteps.Completion unused = steps.complete(id);
    }
    return memberships.find(id);
  }
}
