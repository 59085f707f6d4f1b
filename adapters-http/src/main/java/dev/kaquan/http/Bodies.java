package dev.kaquan.http;

import dev.kaquan.api.RequestText;
import io.javalin.http.Context;

/** Request and response bodies. */
final class Bodies {
  private Bodies() {}

  /**
   * Returns the request body decoded as UTF-8, whatever charset the request names.
   *
   * @throws dev.kaquan.domain.InvalidValueException if it is not UTF-8
   */
  static String read(Context context) {
    return RequestText.utf8("body", context.bodyAsBytes());
  }

  static void json(Context context, int status, String json) {
    Answer.json(status, json).send(context);
  }
}
