package dev.kaquan.http;

import dev.kaquan.api.ApiAnswers;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every way to say no over HTTP: RFC 9457, {@code application/problem+json}. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String SECONDS_TO_WAIT = "5";

  private Problems() {}

  static void addTo(RoutesConfig routes) {
    routes.exception(InvalidValueException.class, Problems::invalid);
    routes.exception(PlatformException.class, Problems::platform);
    routes.exception(StorageException.class, Problems::storage);
    routes.exception(HttpResponseException.class, Problems::http);
    routes.exception(Exception.class, Problems::bug);
  }

  static void answer(
      Context context, int status, String code, String detail, List<Violation> violations) {
    context
        .status(status)
        .contentType("application/problem+json; charset=utf-8")
        .result(ApiAnswers.problem(status, code, detail, violations));
  }

  static void answer(Context context, int status, String code, String detail) {
    answer(context, status, code, detail, List.of());
  }

  private static void invalid(InvalidValueException e, Context context) {
    answer(context, 400, "invalid-value", "the request breaks the rules below", e.violations());
  }

  private static void platform(PlatformException e, Context context) {
    switch (e.kind()) {
      case UNREACHABLE -> {
        context.header("Retry-After", SECONDS_TO_WAIT);
        answer(context, 503, "platform-unreachable", e.getMessage());
      }
      case THROTTLED -> {
        context.header("Retry-After", SECONDS_TO_WAIT);
        answer(context, 503, "platform-busy", e.getMessage());
      }
      case REJECTED -> answer(context, 502, "platform-refused", e.getMessage());
      case MALFORMED -> answer(context, 502, "platform-unintelligible", e.getMessage());
    }
  }

  private static void storage(StorageException e, Context context) {
    LOG.error("{}", e.getMessage(), e);
    context.header("Retry-After", SECONDS_TO_WAIT);
    answer(context, 503, "storage-failed", "what was asked could not be kept; nothing was done");
  }

  private static void http(HttpResponseException e, Context context) {
    String code = e.getStatus() == 404 ? "no-such-route" : "http-" + e.getStatus();
    answer(context, e.getStatus(), code, String.valueOf(e.getMessage()));
  }

  private static void bug(Exception e, Context context) {
    String id = UUID.randomUUID().toString();
    LOG.error("a fault of Kaquan's own, {}", id, e);
    answer(context, 500, "bug", "a fault of Kaquan's own; look for " + id + " in its log");
  }
}
