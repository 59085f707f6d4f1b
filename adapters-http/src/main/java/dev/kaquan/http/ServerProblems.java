package dev.kaquan.http;

import dev.kaquan.api.ProblemCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what the server refuses before any route sees it, with problems like those of the routes. */
final class ServerProblems implements Request.Handler {
  private static final int FORBIDDEN = 403;
  private static final int BODY_TOO_LARGE = 413;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;
  private static final int SERVER_ERROR = 500;
  private static final int UNKNOWN_VERSION = 505;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String id = UUID.randomUUID().toString();
    String body = ProblemCodec.problem(of(response.getStatus()), id);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json; charset=utf-8");
    response.getHeaders().put(new HttpField(RequestIds.HEADER, id));
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
    return true;
  }

  /** Returns what a refusal with this status means. */
  static Problem of(int status) {
    return switch (status) {
      case FORBIDDEN ->
        Problem.of(
            status,
            "foreign-page",
            "Host and Origin must be of this machine, on which the service listens only.");
      case BODY_TOO_LARGE ->
        Problem.of(status, "too-large", "A body has at most " + HttpApi.MAX_BODY_BYTES + " bytes.");
      case URI_TOO_LONG -> Problem.of(status, "too-large", "The path and query are too long.");
      case HEADERS_TOO_LARGE ->
        Problem.of(status, "too-large", "The headers have at most 8192 bytes.");
      default ->
        status < SERVER_ERROR || status == UNKNOWN_VERSION
            ? Problem.of(status, "malformed-request", "The request is not well-formed HTTP/1.1.")
            : Problem.of(status, "bug", "Internal error. Search the log at this time.");
    };
  }
}
