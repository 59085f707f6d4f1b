package dev.kaquan.sandbox.event;

import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.wire.push.MessageCrypto;
import dev.kaquan.wire.push.PushXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the merchant's server as the platform does. Never follows a redirect. */
public final class MerchantClient {
  private static final int MAX_BYTES = 65_536;
  private static final int OK = 200;

  private @Nullable HttpClient client;
  private final SandboxContext context;
  private final RandomStrings randomStrings;

  private record Response(int status, String body) {}

  /**
   * Creates a client.
   *
   * @param randomStrings a source of its own, so that pushes do not change the ids of a seeded run
   */
  public MerchantClient(SandboxContext context, RandomStrings randomStrings) {
    this.context = context;
    this.randomStrings = randomStrings;
  }

  /** Verifies that {@code url} echoes what it is sent. Returns what is wrong, or empty. */
  String verify(String url, String token) throws InterruptedException {
    String echo = randomStrings.digits(19);
    Map<String, String> query = signed(token);
    query.put("echostr", echo);
    try {
      Response response = send(HttpRequest.newBuilder(at(url, query)).GET(), Quirks.MAX_MILLIS);
      if (response.status() != OK) {
        return "answered HTTP " + response.status();
      }
      return response.body().equals(echo) ? "" : "did not answer echostr and nothing else";
    } catch (TimeoutException e) {
      return "did not answer in 5 seconds";
    } catch (IOException e) {
      return "cannot be reached";
    }
  }

  /** Delivers an event. */
  PushFailure deliver(PushTarget target, Event event, Quirks quirks) throws InterruptedException {
    Map<String, String> query = signed(target.token());
    query.put("openid", event.openid());
    String body = EventMessages.plain(context.account().originalId(), event, quirks);
    if (target.mode().isEncrypted()) {
      String encrypted = target
          .cipher(context.account().appId())
          .encrypt(randomStrings.bytes(MessageCrypto.RANDOM_BYTES), body);
      query.put("encrypt_type", "aes");
      query.put(
          "msg_signature",
          MessageCrypto.signature(
              target.token(),
              query.getOrDefault("timestamp", ""),
              query.getOrDefault("nonce", ""),
              encrypted));
      body = target.mode() == PushTarget.Mode.SAFE
          ? EventMessages.safe(context.account().originalId(), encrypted)
          : EventMessages.compat(context.account().originalId(), event, quirks, encrypted);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(at(target.url(), query))
        .header("Content-Type", "text/xml")
        .POST(BodyPublishers.ofString(body));
    try {
      return PushFailure.answered(failureReason(target, send(request, quirks.answerMillis())));
    } catch (TimeoutException e) {
      return PushFailure.unanswered("no answer in " + quirks.answerMillis() + " ms");
    } catch (IOException e) {
      return PushFailure.unanswered("the connection failed");
    }
  }

  private String failureReason(PushTarget target, Response response) {
    if (response.status() != OK) {
      return "HTTP " + response.status();
    }
    String body = response.body().strip();
    if (body.isEmpty() || body.equals("success")) {
      return "";
    }
    Map<String, String> fields = PushXml.read(body);
    String encrypted = fields.getOrDefault("Encrypt", "");
    if (target.mode() == PushTarget.Mode.SAFE || !encrypted.isEmpty()) {
      return isEncryptedReply(target, fields, encrypted)
          ? ""
          : "the reply is neither empty, nor success, nor encrypted";
    }
    return fields.containsKey("MsgType")
        ? ""
        : "the reply is neither empty, nor success, nor a message";
  }

  private boolean isEncryptedReply(
      PushTarget target, Map<String, String> fields, String encrypted) {
    return target.mode().isEncrypted()
        && MessageCrypto.signature(
                target.token(),
                fields.getOrDefault("TimeStamp", ""),
                fields.getOrDefault("Nonce", ""),
                encrypted)
            .equals(fields.get("MsgSignature"))
        && target.cipher(context.account().appId()).decrypt(encrypted).isPresent();
  }

  private Map<String, String> signed(String token) {
    String timestamp = Long.toString(context.clock().realSeconds());
    String nonce = randomStrings.digits(10);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("signature", MessageCrypto.signature(token, timestamp, nonce));
    query.put("timestamp", timestamp);
    query.put("nonce", nonce);
    return query;
  }

  private static URI at(String url, Map<String, String> query) {
    String more = query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return URI.create(url + (url.contains("?") ? "&" : "?") + more);
  }

  private Response send(HttpRequest.Builder request, int millis)
      throws InterruptedException, TimeoutException, IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> future = client()
        .sendAsync(
            request.build(),
            BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> take(bytes, body))));
    try {
      int status = future.get(millis, TimeUnit.MILLISECONDS).statusCode();
      return new Response(status, body.toString(StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      throw new IOException("no answer", e);
    } finally {
      future.cancel(true);
    }
  }

  private static void take(byte[] bytes, ByteArrayOutputStream body) {
    if (body.size() + bytes.length > MAX_BYTES) {
      throw new UncheckedIOException(new IOException("the reply is too long"));
    }
    body.writeBytes(bytes);
  }

  /** Created at its first use: it loads what encrypts connections, which takes a tenth of a second. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofMillis(Quirks.MAX_MILLIS))
          .build();
    }
    return client;
  }
}
