package dev.kaquan.application.member;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.application.port.Memberships.StoredMembership;

/** Lists the stored memberships, without asking the platform. */
@FunctionalInterface
public interface ListMembers {
  /** Returns memberships, the latest first. */
  Page<StoredMembership> list(Filter filter, PageRequest page);
}
