package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;

/** What the platform lets the account do today. */
public final class Policy {
  private static final String KEY = "";

  private final Store store;
  private final Table<Now> policies;
  private final Now first;

  /**
   * What holds now.
   *
   * @param reviewAtOnce whether cards pass review as soon as they are created or changed
   * @param newCoupons whether coupons can be created, which WeChat has refused since 2021-04-01
   * @param activateTicketSeconds how long an activation ticket lives, which WeChat does not tell
   */
  public record Now(boolean reviewAtOnce, boolean newCoupons, long activateTicketSeconds) {}

  /**
   * What was kept.
   *
   * @param first holds until something else is said
   */
  public Policy(Store store, Now first) {
    this.store = store;
    this.policies = store.table("policy", Now.class);
    this.first = first;
  }

  /** What holds now. */
  public Now now() {
    return store.change(() -> policies.get(KEY).orElse(first));
  }

  void set(Now next) {
    policies.put(KEY, next);
  }
}
