package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** One call to the platform, once. Queries, which hold secrets, appear in no message. */
@Singleton
final class PlatformHttp {
  private final HttpClient client;
  private final WeChatTimes times;

  @Inject
  PlatformHttp(WeChatTimes times) {
    this.times = times;
    this.client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(times.toConnect())
        .build();
  }

  /**
   * Asks with GET.
   *
   * @param call the path, such as {@code /cgi-bin/ticket/getticket}
   * @throws RefusedCall if the platform answers with an error code
   * @throws PlatformException if it does not answer, or not in its own words
   */
  <T> T get(URI base, String call, Map<String, String> query, Class<T> reply) {
    return send(call, request(base, call, query).GET(), reply);
  }

  /** Asks with POST and a body of JSON. Throws as {@link #get} does. */
  <T> T post(URI base, String call, Map<String, String> query, Object body, Class<T> reply) {
    HttpRequest.Builder request = request(base, call, query)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(WireJson.write(body), StandardCharsets.UTF_8));
    return send(call, request, reply);
  }

  private HttpRequest.Builder request(URI base, String call, Map<String, String> query) {
    String text = query.entrySet().stream()
        .map(each ->
            each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(base.resolve(text.isEmpty() ? call : call + "?" + text))
        .timeout(times.toAnswer());
  }

  private <T> T send(String call, HttpRequest.Builder request, Class<T> reply) {
    HttpResponse<String> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new PlatformException(
          Kind.UNREACHABLE, call + ": no answer (" + e.getClass().getSimpleName() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException(Kind.UNREACHABLE, call + ": interrupted", e);
    }
    if (response.statusCode() >= 500) {
      throw new PlatformException(
          Kind.UNREACHABLE, call + ": HTTP status " + response.statusCode());
    }
    if (response.statusCode() != 200) {
      throw new PlatformException(Kind.MALFORMED, call + ": HTTP status " + response.statusCode());
    }
    return read(call, response.body(), reply);
  }

  private static <T> T read(String call, String body, Class<T> reply) {
    try {
      ErrorReply error = WireJson.read(body, ErrorReply.class);
      if (error.errCode() != 0) {
        throw new RefusedCall(call, error.errCode(), error.errMsg());
      }
      return WireJson.read(body, reply);
    } catch (MalformedWireException e) {
      throw new PlatformException(Kind.MALFORMED, call + ": " + e.getMessage(), e);
    }
  }
}
