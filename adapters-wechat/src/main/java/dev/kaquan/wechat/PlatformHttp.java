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
  private static final int LONGEST_TEXT = 300;

  private final WeChatTimes times;
  private @Nullable HttpClient client;

  @Inject
  PlatformHttp(WeChatTimes times) {
    this.times = times;
  }

  /**
   * The answer to {@code question}.
   *
   * @param reply how the answer looks on the wire
   * @param meaning what it says
   * @throws FailedCallException if there is no answer, or another one
   */
  <R, T> T ask(Question question, Class<R> reply, Meaning<R, T> meaning) {
    HttpResponse<String> response = send(question);
    int status = response.statusCode();
    if (status >= SERVER_ERRORS) {
      throw FailedCallException.unreachable(question.call(), "HTTP status " + status);
    }
    if (status != OK) {
      throw FailedCallException.malformed(question.call(), "HTTP status " + status);
    }
    return read(question, response.body(), reply, meaning);
  }

  private HttpResponse<String> send(Question question) {
    if (Thread.currentThread().isInterrupted()) {
      throw FailedCallException.interrupted(question.call());
    }
    // A request's own timeout ends with the headers; this one holds for the body as well.
    CompletableFuture<HttpResponse<String>> coming =
        client().sendAsync(request(question), BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return coming.get(times.toAnswer().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      String why = "no answer within " + times.toAnswer().toMillis() + " ms";
      throw FailedCallException.unreachable(question.call(), why).because(e);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw FailedCallException.interrupted(question.call()).because(e);
    } catch (ExecutionException e) {
      throw failed(question.call(), e);
    }
  }

  private static HttpRequest request(Question question) {
    HttpRequest.Builder request = HttpRequest.newBuilder(question.uri());
    if (question.body().isEmpty()) {
      return request.GET().build();
    }
    return request
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(question.body(), StandardCharsets.UTF_8))
        .build();
  }

  private static RuntimeException failed(Call call, ExecutionException e) {
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
      Question question, String body, Class<R> type, Meaning<R, T> meaning) {
    Call call = question.call();
    try {
      ErrorReply error = WireJson.read(body, ErrorReply.class);
      if (error.errCode() != 0) {
        throw FailedCallException.refused(call, error.errCode(), shown(question, error.errMsg()));
      }
      return meaning.of(WireJson.read(body, type));
    } catch (MalformedWireException | InvalidValueException e) {
      throw FailedCallException.malformed(call, String.valueOf(e.getMessage())).because(e);
    }
  }

  /** WeChat's text for people, on one line. */
  private static String shown(Question question, @Nullable String errMsg) {
    String text = question.withoutSecrets(errMsg == null ? "" : errMsg);
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
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
