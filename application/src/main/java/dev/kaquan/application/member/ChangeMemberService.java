package dev.kaquan.application.member;

import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.Execution;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.util.Optional;

final class ChangeMemberService implements ChangeMember {
  private final Memberships memberships;
  private final MembershipUpdates updates;
  private final MembershipLock lock;
  private final MemberPlatform platform;
  private final PlatformView view;

  @Inject
  ChangeMemberService(
      Memberships memberships,
      MembershipUpdates updates,
      MembershipLock lock,
      MemberPlatform platform,
      PlatformView view) {
    this.memberships = memberships;
    this.updates = updates;
    this.lock = lock;
    this.platform = platform;
    this.view = view;
  }

  @Override
  public Outcome change(MembershipId id, MemberDisplay display) {
    Optional<StoredMembership> member = memberships.find(id);
    if (member.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_MEMBER);
    }
    return Refusal.ofChange(member.get().membership())
        .<Outcome>map(Refused::new)
        .orElseGet(() -> lock.holding(id, () -> changed(id, display)));
  }

  private Outcome changed(MembershipId id, MemberDisplay display) {
    if (platform.update(id, display) != Execution.DONE) {
      StoredMembership unused = view.refresh(id);
      return new Refused(Refusal.CARD_NOT_HELD);
    }
    return new Changed(updates.apply(id, stored -> stored.with(display.over(stored.display()))));
  }
}
