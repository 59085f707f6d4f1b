package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Optional;

/** The push target and the quirks of pushes. Use it inside {@link Store#change}. */
public final class PushSettings {
  private static final String KEY = "";

  private final Table<PushTarget> targets;
  private final Table<Quirks> quirks;

  /** Opens the tables of push settings. */
  public PushSettings(SandboxContext context) {
    targets = context.store().table("push-target", PushTarget.class);
    quirks = context.store().table("push-quirks", Quirks.class);
  }

  /** Returns the push target, or empty if none is set. */
  public Optional<PushTarget> target() {
    return targets.get(KEY);
  }

  /** Sets the push target in place of the former one. */
  public void set(PushTarget target) {
    targets.put(KEY, target);
  }

  Quirks quirks() {
    return quirks.get(KEY).orElse(Quirks.NONE);
  }

  void set(Quirks next) {
    quirks.put(KEY, next);
  }
}
