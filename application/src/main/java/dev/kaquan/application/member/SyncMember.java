package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MembershipId;
import java.util.Optional;

/** Compares a membership with the platform: one that came about elsewhere, or one that changed. */
@FunctionalInterface
public interface SyncMember {
  /**
   * Takes over the state at the platform, and sends it the values that it does not have yet. May be repeated.
   *
   * @return the membership, or empty if neither we nor the platform know it, or its card is not stored
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   * @throws MembershipBusyException if another request for this membership takes too long
   */
  Optional<StoredMembership> sync(MembershipId id);
}
