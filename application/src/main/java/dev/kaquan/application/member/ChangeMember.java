package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MembershipId;
import java.util.function.Function;

/** Changes the custom fields and the picture of a membership. */
@FunctionalInterface
public interface ChangeMember {
  /**
   * Changes a membership at the platform, and stores what it shows. May be repeated.
   *
   * @param display empty fields do not change
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   * @throws MembershipBusyException if another request for this membership takes too long
   */
  Outcome change(MembershipId id, MemberDisplay display);

  /** The result. */
  sealed interface Outcome {
    <T> T fold(Function<StoredMembership, T> changed, Function<Refusal, T> refused);
  }

  record Changed(StoredMembership membership) implements Outcome {
    @Override
    public <T> T fold(Function<StoredMembership, T> changed, Function<Refusal, T> refused) {
      return changed.apply(membership);
    }
  }

  record Refused(Refusal reason) implements Outcome {
    @Override
    public <T> T fold(Function<StoredMembership, T> changed, Function<Refusal, T> refused) {
      return refused.apply(reason);
    }
  }
}
