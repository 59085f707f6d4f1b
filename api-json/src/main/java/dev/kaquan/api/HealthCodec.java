package dev.kaquan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kaquan.application.health.CheckReadiness.Readiness;
import dev.kaquan.application.port.StorageProbe.Backlog;
import dev.kaquan.wire.WireJson;
import org.jspecify.annotations.Nullable;

/** The JSON of the checks that a supervisor makes. */
public final class HealthCodec {
  /** Says that the process answers. */
  public static final String LIVE = "{\"status\":\"ok\"}";

  private HealthCodec() {}

  /**
   * Writes {@code {"status","storage","credentials","backlog"?}}: "ok", or what is wrong. Says no more about it,
   * because the checks need no key; the log does.
   */
  public static String readiness(Readiness readiness) {
    return WireJson.write(new ReadinessJson(
        readiness.isReady() ? "ok" : "not ready",
        readiness.storageFailure().isEmpty() ? "ok" : "cannot be written",
        readiness.credentialsFailure().isEmpty() ? "ok" : "cannot be obtained",
        readiness.backlog().orElse(null)));
  }

  private record ReadinessJson(
      String status,
      String storage,
      String credentials,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Backlog backlog) {}
}
