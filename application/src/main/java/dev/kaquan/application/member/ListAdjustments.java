package dev.kaquan.application.member;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.MemberLedger.ListedEntry;
import dev.kaquan.domain.member.MembershipId;

/** Lists the changes of a member's bonus and balance. */
@FunctionalInterface
public interface ListAdjustments {
  /** Returns changes, the latest first; none if the membership is not stored. */
  Page<ListedEntry> list(MembershipId id, PageRequest page);
}
