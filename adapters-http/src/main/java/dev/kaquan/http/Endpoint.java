package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * One route.
 *
 * @param queryParameters the known ones; under {@code /v1}, others are refused
 * @param isChanging whether a request may have an {@code Idempotency-Key}
 */
record Endpoint(
    HandlerType method,
    String path,
    Set<String> queryParameters,
    boolean isChanging,
    Handler handler) {
  static Endpoint get(String path, Handler handler) {
    return new Endpoint(HandlerType.GET, path, Set.of(), false, handler);
  }

  /** Returns a POST route that changes nothing. */
  static Endpoint post(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), false, handler);
  }

  /** Returns a PUT route, which may be repeated by its nature. */
  static Endpoint put(String path, Handler handler) {
    return new Endpoint(HandlerType.PUT, path, Set.of(), false, handler);
  }

  /** Returns a POST route that changes something. */
  static Endpoint changing(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), true, handler);
  }

  Endpoint allowing(String... names) {
    return new Endpoint(method, path, Set.of(names), isChanging, handler);
  }
}
