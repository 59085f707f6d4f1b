package dev.kaquan.http;

import dev.kaquan.api.ProblemCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * A response, which can be stored as a text and sent again byte for byte.
 *
 * @param location the header {@code Location}, or empty
 */
record Answer(int status, String contentType, String location, String body) {
  private static final String LINE_BREAK = "\n";
  private static final int PARTS = 4;
  private static final String SENT = "kaquan-answer";

  static Answer json(int status, String json) {
    return new Answer(status, "application/json; charset=utf-8", "", json);
  }

  static Answer problem(Problem problem, Context context) {
    return new Answer(
        problem.status(),
        "application/problem+json; charset=utf-8",
        "",
        ProblemCodec.problem(problem, RequestIds.of(context)));
  }

  /** Returns the response that was sent last, if any. */
  static Optional<Answer> sent(Context context) {
    return Optional.ofNullable(context.attribute(SENT));
  }

  Answer at(String otherLocation) {
    return new Answer(status, contentType, otherLocation, body);
  }

  void send(Context context) {
    context.status(status).contentType(contentType).result(body);
    if (!location.isEmpty()) {
      context.header("Location", location);
    }
    context.attribute(SENT, this);
  }

  /** Returns the text that {@link #parse} reads. */
  @Override
  public String toString() {
    return String.join(LINE_BREAK, Integer.toString(status), contentType, location, body);
  }

  static Answer parse(String text) {
    String[] parts = text.split(LINE_BREAK, PARTS);
    return new Answer(Integer.parseInt(parts[0]), parts[1], parts[2], parts[3]);
  }
}
