package dev.kaquan.wechat;

import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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

/** Sends one request once. No message contains a secret of the request. */
@Singleton
final class PlatformHttp {
  private static final int OK = 200;
  private static final int FIRST_SERVER_ERROR = 500;

  private static final int MAX_ANSWER_BYTES = 4 << 20;

  /** The maximum length of WeChat's text in messages. */
  private static final int MAX_TEXT = 300;

  private final WeChatTimeouts times;
  private @Nullable HttpClient client;

  @Inject
  PlatformHttp(WeChatTimeouts times) {
    this.times = times;
  }

  private record Response(int status, String body) {}

  /** The answer is longer than {@link #MAX_ANSWER_BYTES}. */
  private static final class TooLongException extends RuntimeException {}

  /**
   * Sends a request and returns the mapped reply.
   *
   * @param reply the type of the reply
   * @throws FailedCallException if there is no usable reply
   */
  <R, T> T send(PlatformRequest request, Class<R> reply, ReplyMapper<R, T> mapper) {
    Response response = exchange(request);
    if (response.status() >= FIRST_SERVER_ERROR) {
      throw FailedCallException.unreachable(request.call(), "HTTP status " + response.status());
    }
    if (response.status() != OK) {
      throw FailedCallException.malformed(request.call(), "HTTP status " + response.status());
    }
    return read(request, response.body(), reply, mapper);
  }

  private Response exchange(PlatformRequest request) {
    if (Thread.currentThread().isInterrupted()) {
      throw FailedCallException.interrupted(request.call());
    }
    // A request's own timeout ends with the headers; this one holds for the body as well.
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> future = client()
        .sendAsync(
            httpRequest(request),
            BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> append(bytes, body))));
    try {
      int status = future.get(times.toAnswer().toNanos(), TimeUnit.NANOSECONDS).statusCode();
      return new Response(status, body.toString(StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      String why = "no answer within " + times.toAnswer().toMillis() + " ms";
      throw FailedCallException.unreachable(request.call(), why).because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FailedCallException.interrupted(request.call()).because(e);
    } catch (ExecutionException e) {
      throw failed(request.call(), e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  private static void append(byte[] bytes, ByteArrayOutputStream body) {
    if (body.size() + bytes.length > MAX_ANSWER_BYTES) {
      throw new TooLongException();
    }
    body.writeBytes(bytes);
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

  /** Classifies what the HTTP client threw. An exception about the content quotes it. */
  private static FailedCallException failed(Endpoint call, @Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof TooLongException) {
        return FailedCallException.malformed(call, "the answer is longer than 4 MiB");
      }
    }
    if (cause instanceof IOException io && !(cause instanceof ProtocolException)) {
      String why = "no answer (" + io.getClass().getSimpleName() + ")";
      boolean isConnected =
          !(io instanceof ConnectException || io instanceof HttpConnectTimeoutException);
      return (isConnected
              ? FailedCallException.unreachable(call, why)
              : FailedCallException.notConnected(call, why))
          .because(io);
    }
    return FailedCallException.malformed(call, "the answer is not HTTP");
  }

  private static <R, T> T read(
      PlatformRequest request, String body, Class<R> type, ReplyMapper<R, T> mapper) {
    Endpoint call = request.call();
    try {
      ErrorReply error = WireJson.read(body, ErrorReply.class);
      if (error.errCode() != 0) {
        throw FailedCallException.refused(
            call, error.errCode(), sanitized(request, error.errMsg()));
      }
      return mapper.of(WireJson.read(body, type));
    } catch (MalformedWireException | InvalidValueException e) {
      throw FailedCallException.malformed(call, String.valueOf(e.getMessage())).because(e);
    }
  }

  /** Returns WeChat's text on one line, without secrets. */
  private static String sanitized(PlatformRequest request, @Nullable String errMsg) {
    String text = request.withoutSecrets(errMsg == null ? "" : errMsg);
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
  }

  /** Created at its first use, because it starts a thread. */
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
