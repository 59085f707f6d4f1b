package dev.kaquan.http;

import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** {@code /health} and {@code /openapi.yaml}, which need no API key. */
final class SystemRoutes implements Routes {
  @Inject
  SystemRoutes() {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/health", context -> Bodies.json(context, 200, "{\"status\":\"ok\"}")),
        Endpoint.get("/openapi.yaml", SystemRoutes::openApi));
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
