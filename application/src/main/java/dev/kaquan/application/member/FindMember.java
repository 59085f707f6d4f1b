package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MembershipId;
import java.util.List;
import java.util.Optional;

/** Finds a stored membership, without asking the platform. */
@FunctionalInterface
public interface FindMember {
  /** Returns a membership with its history, or empty if it is not stored. */
  Optional<Member> find(MembershipId id);

  /**
   * A membership with its history.
   *
   * @param history what happened, in its order
   */
  record Member(StoredMembership membership, List<Change> history) {
    public Member {
      history = List.copyOf(history);
    }
  }
}
