package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * One route.
 *
 * @param queryParameters the known ones; under {@code /v1}, others are refused
 * @param keyUse whether a request has an {@code Idempotency-Key}
 */
record Endpoint(
    HandlerType method, String path, Set<String> queryParameters, KeyUse keyUse, Handler handler) {

  /** The use of the header {@code Idempotency-Key}. */
  enum KeyUse {
    IGNORED,
    ALLOWED,
    REQUIRED
  }

  static Endpoint get(String path, Handler handler) {
    return new Endpoint(HandlerType.GET, path, Set.of(), KeyUse.IGNORED, handler);
  }

  /** Returns a POST route that changes nothing. */
  static Endpoint post(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), KeyUse.IGNORED, handler);
  }

  /** Returns a PUT route, which may be repeated by its nature. */
  static Endpoint put(String path, Handler handler) {
    return new Endpoint(HandlerType.PUT, path, Set.of(), KeyUse.IGNORED, handler);
  }

  /** Returns a POST route that changes something. */
  static Endpoint changing(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), KeyUse.ALLOWED, handler);
  }

  /** Returns a PATCH route, which may be repeated by its nature. */
  static Endpoint patch(String path, Handler handler) {
    return new Endpoint(HandlerType.PATCH, path, Set.of(), KeyUse.IGNORED, handler);
  }

  /** Returns the route for requests that must have an {@code Idempotency-Key}. */
  Endpoint requiringKey() {
    return new Endpoint(method, path, queryParameters, KeyUse.REQUIRED, handler);
  }

  Endpoint allowing(String... names) {
    return new Endpoint(method, path, Set.of(names), keyUse, handler);
  }
}
