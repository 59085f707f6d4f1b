package dev.kaquan.application.port;

import dev.kaquan.domain.member.MembershipId;
import java.time.Instant;

/**
 * Locks that order the calls about one membership, over all processes: an activation that arrives late
 * would overwrite later values. A lock ends by itself, so that a crashed process does not hold it.
 */
public interface MembershipLocks {
  /**
   * Takes the lock of a membership, unless another one holds it.
   *
   * @param holder unique to this attempt
   * @param until when the lock ends by itself
   * @return whether it was taken
   */
  boolean acquire(MembershipId id, String holder, Instant now, Instant until);

  /** Releases a lock, if it is still that of {@code holder}. */
  void release(MembershipId id, String holder);
}
