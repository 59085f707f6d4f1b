package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.store.Table;
import java.util.Optional;

/** Where pushes go, and how odd they are. Everything is done within {@link Store#change}. */
public final class PushSettings {
  private static final String KEY = "";

  private final Table<PushTarget> targets;
  private final Table<Quirks> quirks;

  /** What was kept. */
  public PushSettings(Store store) {
    targets = store.table("push-target", PushTarget.class);
    quirks = store.table("push-quirks", Quirks.class);
  }

  Optional<PushTarget> target() {
    return targets.get(KEY);
  }

  void set(PushTarget target) {
    targets.put(KEY, target);
  }

  Quirks quirks() {
    return quirks.get(KEY).orElse(Quirks.NONE);
  }

  void set(Quirks next) {
    quirks.put(KEY, next);
  }
}
