package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MembershipId;
import java.util.Optional;

/** Compares a membership with the platform, and takes over what only the platform can know. */
@FunctionalInterface
public interface CompareMember {
  /**
   * Compares a membership.
   *
   * @return the membership before and after; empty if the card is not a stored member card
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Optional<Compared> compare(MembershipId id);

  /**
   * A membership before and after a comparison.
   *
   * @param before empty if it was not stored
   * @param after empty if neither we nor the platform know the code
   */
  record Compared(Optional<StoredMembership> before, Optional<StoredMembership> after) {
    /** The membership is in use, and was not compared. */
    static final Compared IN_USE = new Compared(Optional.empty(), Optional.empty());
  }
}
