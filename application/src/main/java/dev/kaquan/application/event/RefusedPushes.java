package dev.kaquan.application.event;

import dev.kaquan.application.port.Pushes.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts the refused pushes of this process. Safe for use by several threads. */
@Singleton
final class RefusedPushes {
  private final Map<Refusal, Long> counts = new EnumMap<>(Refusal.class);

  @Inject
  RefusedPushes() {}

  synchronized Refusal count(Refusal reason) {
    long unused = counts.merge(reason, 1L, Long::sum);
    return reason;
  }

  synchronized Map<Refusal, Long> counts() {
    return new EnumMap<>(counts);
  }
}
