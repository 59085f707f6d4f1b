package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One route.
 *
 * @param queryParameters the known ones; under {@code /v1}, others are refused
 * @param keyUse whether a request has an {@code Idempotency-Key}
 * @param isStreaming whether the handler gets the request before all of its body is there, which has any length
 */
record Endpoint(
    HandlerType method,
    String path,
    Set<String> queryParameters,
    KeyUse keyUse,
    boolean isStreaming,
    Handler handler) {

  /** The use of the header {@code Idempotency-Key}. */
  enum KeyUse {
    IGNORED,
    ALLOWED,
    REQUIRED
  }

  private static Endpoint of(HandlerType method, String path, KeyUse keyUse, Handler handler) {
    return new Endpoint(method, path, Set.of(), keyUse, false, handler);
  }

  static Endpoint get(String path, Handler handler) {
    return of(HandlerType.GET, path, KeyUse.IGNORED, handler);
  }

  /** Returns a POST route that changes nothing. */
  static Endpoint post(String path, Handler handler) {
    return of(HandlerType.POST, path, KeyUse.IGNORED, handler);
  }

  /** Returns a POST route that changes something, and reads a body of any length while it comes. */
  static Endpoint streaming(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), KeyUse.IGNORED, true, handler);
  }

  /** Returns a PUT route, which may be repeated by its nature. */
  static Endpoint put(String path, Handler handler) {
    return of(HandlerType.PUT, path, KeyUse.IGNORED, handler);
  }

  /** Returns a POST route that changes something. */
  static Endpoint changing(String path, Handler handler) {
    return of(HandlerType.POST, path, KeyUse.ALLOWED, handler);
  }

  /** Returns a PATCH route, which may be repeated by its nature. */
  static Endpoint patch(String path, Handler handler) {
    return of(HandlerType.PATCH, path, KeyUse.IGNORED, handler);
  }

  /** Returns the route for requests that must have an {@code Idempotency-Key}. */
  Endpoint requiringKey() {
    return new Endpoint(method, path, queryParameters, KeyUse.REQUIRED, isStreaming, handler);
  }

  /** Returns the pattern of the requests for this route: method, blank, path. */
  Pattern requests() {
    return Pattern.compile(method.name() + " " + path.replaceAll("\\{[^/]*}", "[^/]*"));
  }

  Endpoint allowing(String... names) {
    return new Endpoint(method, path, Set.of(names), keyUse, isStreaming, handler);
  }
}
