package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * One route.
 *
 * @param queryParameters the known ones; under {@code /v1}, others are refused
 */
record Endpoint(HandlerType method, String path, Set<String> queryParameters, Handler handler) {
  static Endpoint get(String path, Handler handler) {
    return new Endpoint(HandlerType.GET, path, Set.of(), handler);
  }

  static Endpoint post(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, Set.of(), handler);
  }

  Endpoint allowing(String... names) {
    return new Endpoint(method, path, Set.of(names), handler);
  }
}
