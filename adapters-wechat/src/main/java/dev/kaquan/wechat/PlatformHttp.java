package dev.kaquan.wechat;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts one question to the platform, once. What is secret about it appears in no message. */
@Singleton
final class PlatformHttp {
  private static final int OK = 200;
  private static final int SERVER_ERRORS = 500;

  /** So many characters of WeChat's own text are passed on. */
  private static final int MAX_TEXT = 300;

  private final WeChatTimeouts times;
  private @Nullable HttpClient client;

  @Inject
  PlatformHttp(WeChatTimeouts times) {
    this.times = times;
  }

  /**
   * The answer to {@code question}.
   *
   * @param reply how the answer looks on the wire
   * @param meaning what it says
   * @throws FailedCallException if there is no answer, or another one
   */
  <R, T> T ask(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    HttpResponse<String> response = send(request);
    int status = response.statusCode();
    if (status >= SERVER_ERRORS) {
      throw FailedCallException.unreachable(request.call(), "HTTP status " + status);
    }
    if (status != OK) {
      throw FailedCallException.malformed(request.call(), "HTTP status " + status);
    }
    return read(request, response.body(), reply, mapper);
  }

  private HttpResponse<String> send(PlatformRequest request) {
    if (Thread.currentThread().isInterrupted()) {
      throw FailedCallException.interrupted(request.call());
    }
    // A request's own timeout ends with the headers; this one holds for the body as well.
    CompletableFuture<HttpResponse<String>> coming =
        client().sendAsync(httpRequest(request), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return coming.get(times.toAnswer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      String why = "no answer within " + times.toAnswer().toMillis() + " ms";
      throw FailedCallException.unreachable(request.call(), why).because(e);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw FailedCallException.interrupted(request.call()).because(e);
    } catch (ExecutionException e) {
      throw failed(request.call(), e);
    }
  }

  private static HttpRequest httpRequest(PlatformRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
    if (request.body().isEmpty()) {
      return builder.GET().build();
    }
    return builder
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8))
        .build();
  }

  private static RuntimeException failed(Endpoint call, ExecutionException e) {
    if (e.getCause() instanceof ProtocolException) {
      // It quotes what came.
      return FailedCallException.malformed(call, "the answer is not HTTP");
    }
    if (e.getCause() instanceof IOException cause) {
      String why = "no answer (" + cause.getClass().getSimpleName() + ")";
      return FailedCallException.unreachable(call, why).because(cause);
    }
    return new IllegalStateException(call + ": the HTTP client broke", e.getCause());
  }

  private static <R, T> T read(
      PlatformRequest request, String body, Class<R> type, ReplyMapper<R, T> mapper) {
    Endpoint call = request.call();
    try {
      ErrorReply error = WireJson.read(body, ErrorReply.class);
      if (error.errCode() != 0) {
        throw FailedCallException.refused(call, error.errCode(), shown(request, error.errMsg()));
      }
      return mapper.of(WireJson.read(body, type));
    } catch (MalformedWireException | InvalidValueException e) {
      throw FailedCallException.malformed(call, String.valueOf(e.getMessage())).because(e);
    }
  }

  /** WeChat's text for people, on one line. */
  private static String shown(PlatformRequest request, @Nullable String errMsg) {
    String text = request.withoutSecrets(errMsg == null ? "" : errMsg);
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
  }

  /** Opened when it is first used: it starts a thread. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(times.toConnect())
          .build();
    }
    return client;
  }
}
