package dev.kaquan.sandbox.push;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Optional;

/** Where pushes go, and how odd they are. Everything is done within {@link Store#change}. */
public final class PushSettings {
  private static final String KEY = "";

  private final Table<Target> targets;
  private final Table<Quirks> quirks;

  /** What was kept. */
  public PushSettings(Store store) {
    targets = store.table("push-target", Target.class);
    quirks = store.table("push-quirks", Quirks.class);
  }

  Optional<Target> target() {
    return targets.get(KEY);
  }

  void set(Target target) {
    targets.put(KEY, target);
  }

  Quirks quirks() {
    return quirks.get(KEY).orElse(Quirks.NONE);
  }

  void set(Quirks next) {
    quirks.put(KEY, next);
  }
}
