package dev.kaquan.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One route. */
record Endpoint(HandlerType method, String path, Handler handler) {
  static Endpoint get(String path, Handler handler) {
    return new Endpoint(HandlerType.GET, path, handler);
  }

  static Endpoint post(String path, Handler handler) {
    return new Endpoint(HandlerType.POST, path, handler);
  }
}
