package dev.kaquan.application.code;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Redemptions.Filter;
import dev.kaquan.domain.code.Redemption;

/** Lists redemptions. */
@FunctionalInterface
public interface ListRedemptions {
  /** Returns redemptions, refused ones too, the latest first. */
  Page<Redemption> list(Filter filter, PageRequest page);
}
