package dev.kaquan.application.member;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.member.AdjustMember.Adjusted;
import dev.kaquan.application.member.AdjustMember.Outcome;
import dev.kaquan.domain.member.MembershipId;

/** Undoes a change of bonus and balance by an opposite one. */
@FunctionalInterface
public interface ReverseAdjustment {
  /**
   * Reverses an adjustment, once.
   *
   * @param entryId the id of the adjustment
   * @param actor who makes the change, such as {@code api}
   * @param receipt the answer is stored together with the change
   */
  Outcome reverse(MembershipId id, String entryId, String actor, Receipt<Adjusted> receipt);
}
