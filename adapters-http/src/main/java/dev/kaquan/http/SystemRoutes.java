package dev.kaquan.http;

import dev.kaquan.api.HealthCodec;
import dev.kaquan.application.health.CheckReadiness;
import dev.kaquan.application.health.CheckReadiness.Readiness;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health}, {@code /health/live}, {@code /health/ready} and {@code /openapi.yaml}, which need no API key. */
final class SystemRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(SystemRoutes.class);

  private final CheckReadiness checkReadiness;

  @Inject
  SystemRoutes(CheckReadiness checkReadiness) {
    this.checkReadiness = checkReadiness;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/health", SystemRoutes::live),
        Endpoint.get("/health/live", SystemRoutes::live),
        Endpoint.get("/health/ready", this::ready),
        Endpoint.get("/openapi.yaml", SystemRoutes::openApi));
  }

  private static void live(Context context) {
    Bodies.json(context, 200, HealthCodec.LIVE);
  }

  private void ready(Context context) {
    Readiness readiness = checkReadiness.check();
    if (!readiness.isReady()) {
      LOG.warn(
          "{} not ready: {}",
          RequestIds.of(context),
          Stream.of(readiness.storageFailure(), readiness.credentialsFailure())
              .flatMap(Optional::stream)
              .collect(Collectors.joining("; ")));
    }
    Bodies.json(context, readiness.isReady() ? 200 : 503, HealthCodec.readiness(readiness));
  }

  private static void openApi(Context context) {
    try (InputStream yaml = SystemRoutes.class.getResourceAsStream("openapi.yaml")) {
      context
          .contentType("application/yaml; charset=utf-8")
          .result(Objects.requireNonNull(yaml, "openapi.yaml").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.yaml from the jar", e);
    }
  }
}
