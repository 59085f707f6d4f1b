package dev.kaquan.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of each HTTP request: that of its {@code X-Request-Id} header, if it has 1 to 64 letters,
 * digits, dots, hyphens or underscores, or else a new one. The response repeats it, and the log lines
 * of this package begin with it.
 */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "kaquan-request-id";
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  /** Determines the id of a request, once. */
  static String of(Context context) {
    String known = context.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String sent = context.header(HEADER);
    String id =
        sent != null && SHAPE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    context.attribute(ATTRIBUTE, id);
    context.header(HEADER, id);
    return id;
  }
}
