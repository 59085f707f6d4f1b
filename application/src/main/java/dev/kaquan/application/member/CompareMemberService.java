package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.util.Optional;

final class CompareMemberService implements CompareMember {
  private final Memberships memberships;
  private final MemberCards cards;
  private final MembershipLock lock;
  private final ActivationStart start;
  private final PlatformView view;

  @Inject
  CompareMemberService(
      Memberships memberships,
      MemberCards cards,
      MembershipLock lock,
      ActivationStart start,
      PlatformView view) {
    this.memberships = memberships;
    this.cards = cards;
    this.lock = lock;
    this.start = start;
    this.view = view;
  }

  @Override
  public Optional<Compared> compare(MembershipId id) {
    return cards.fold(
        id.cardId(),
        card ->
            Optional.of(lock.holdingIfFree(id, () -> compare(card, id)).orElse(Compared.IN_USE)),
        refusal -> Optional.empty());
  }

  private Compared compare(MemberCard card, MembershipId id) {
    Optional<StoredMembership> before = memberships.find(id);
    Optional<StoredMembership> after =
        start.known(card, id, MemberProfile.UNKNOWN).map(known -> view.refresh(id));
    return new Compared(before, after);
  }
}
