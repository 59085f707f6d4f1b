package dev.kaquan.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Request and response bodies. */
final class Bodies {
  private Bodies() {}

  /** Returns the request body decoded as UTF-8, whatever charset the request names. */
  static String read(Context context) {
    return new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
  }

  static void json(Context context, int status, String json) {
    Answer.json(status, json).send(context);
  }
}
