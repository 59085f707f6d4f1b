package dev.kaquan.application.port;

import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;

/** The numbers of memberships: each belongs to one membership of its card. */
public interface MembershipNumbers {
  /**
   * Takes a block of sequence numbers, none of which is ever returned again: not even if the process
   * ends before it uses them.
   *
   * @param sequence the name of the sequence
   * @return the first of {@code size} numbers, from 1
   */
  long takeBlock(String sequence, int size);

  /**
   * Reserves a number for a membership. May be repeated.
   *
   * @return whether it is reserved for this membership; false if it belongs to another one of the card
   */
  boolean reserve(MembershipNumber number, MembershipId id);
}
