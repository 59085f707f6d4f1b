package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;

/** What the platform currently allows the account to do. */
public final class Policy {
  private static final String KEY = "";

  private final Store store;
  private final Table<PolicySettings> policies;
  private final PolicySettings defaults;

  /**
   * Opens the table of policy settings.
   *
   * @param defaults applies until other settings are stored
   */
  public Policy(SandboxContext context, PolicySettings defaults) {
    this.store = context.store();
    this.policies = store.table("policy", PolicySettings.class);
    this.defaults = defaults;
  }

  /** Returns the settings in force. */
  public PolicySettings now() {
    return store.change(() -> policies.get(KEY).orElse(defaults));
  }

  void set(PolicySettings next) {
    policies.put(KEY, next);
  }
}
