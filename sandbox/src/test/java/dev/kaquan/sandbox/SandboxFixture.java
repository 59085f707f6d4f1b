package dev.kaquan.sandbox;

import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.domain.signature.CardSignature;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A sandbox that runs for a test, and its clients. */
final class SandboxFixture implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  static final String ANN = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrA";
  static final String BOB = "oFS7Fjl0WsZ9AMZqrI80nbIq8xrB";

  private static final String CARD = """
      {"card":{"card_type":"%s","%s":{"base_info":{"logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0",\
      "brand_name":"示例咖啡","code_type":"CODE_TYPE_TEXT","title":"双人套餐","color":"Color010",\
      "notice":"使用时向服务员出示此券","description":"不可与其他优惠同享",\
      "date_info":{%s},"sku":{"quantity":500}%s}%s}}}""";

  final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final AtomicLong nonces = new AtomicLong();
  private volatile Instant now = NOON;
  private Sandbox sandbox;

  SandboxFixture(Path folder) {
    this.folder = folder;
    this.sandbox = start();
  }

  /** A coupon whose base_info holds {@code more} besides what is needed, such as {@code ,"get_limit":1}. */
  static String coupon(String more) {
    return CARD.formatted(
        "GROUPON",
        "groupon",
        "\"type\":\"DATE_TYPE_FIX_TERM\",\"fixed_term\":30,\"fixed_begin_term\":0",
        more,
        ",\"deal_detail\":\"咖啡两杯\"");
  }

  /** A member card whose own object holds {@code more} besides what is needed. */
  static String memberCard(String more) {
    return CARD.formatted(
        "MEMBER_CARD",
        "member_card",
        "\"type\":\"DATE_TYPE_PERMANENT\"",
        "",
        ",\"prerogative\":\"积分换咖啡\",\"supply_bonus\":true,\"supply_balance\":true" + more);
  }

  List<String> endpoints() {
    return sandbox.endpoints().stream().map(String::valueOf).toList();
  }

  String url() {
    return sandbox.url().toString();
  }

  String appId() {
    return sandbox.appId();
  }

  String secret() {
    return sandbox.secret();
  }

  /** Time goes by. */
  void passes(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /** Stops it and starts it again on the same folder. */
  void restart() {
    sandbox.close();
    sandbox = start();
  }

  /** The stable token, as its owner gets it. */
  String token() {
    return text(post("/cgi-bin/stable_token", """
            {"grant_type":"client_credential","appid":"%s","secret":"%s"}""".formatted(appId(), secret())), "access_token");
  }

  String ticket(String type) {
    return text(
        get("/cgi-bin/ticket/getticket?type=" + type + "&access_token=" + token()), "ticket");
  }

  /** What the platform answers to the merchant's server. */
  Map<String, Object> merchant(String path, String body) {
    return post(path + "?access_token=" + token(), body);
  }

  /** Creates a card and answers its id. */
  String create(String body) {
    return text(merchant("/card/create", body), "card_id");
  }

  /** A cardExt that is signed well, with {@code more} fields that are signed and others. */
  String cardExt(String cardId, Map<String, String> signed, Map<String, String> unsigned) {
    String timestamp = Long.toString(now.getEpochSecond());
    String nonce = "nonce" + nonces.incrementAndGet();
    Map<String, String> ext = new LinkedHashMap<>(signed);
    ext.put("timestamp", timestamp);
    ext.put("nonce_str", nonce);
    String[] values = new String[signed.size() + 3];
    signed.values().toArray(values);
    values[signed.size()] = cardId;
    values[signed.size() + 1] = timestamp;
    values[signed.size() + 2] = nonce;
    ext.putAll(unsigned);
    ext.put(
        "signature",
        CardSignature.over(new ApiTicket(ticket("wx_card")), values).hex());
    return WireJson.write(ext);
  }

  /** A person adds one copy of each card. */
  Map<String, Object> adds(String openid, String... cardIds) {
    return adds(
        openid,
        List.of(cardIds).stream()
            .map(id -> Map.of("cardId", id, "cardExt", cardExt(id, Map.of(), Map.of())))
            .toList());
  }

  Map<String, Object> adds(String openid, List<Map<String, String>> cardList) {
    return post(
        "/sandbox/wx/addCard", WireJson.write(Map.of("openid", openid, "cardList", cardList)));
  }

  /** The plain code of the first card in what the phone answered. */
  String codeIn(Map<String, Object> added) {
    Map<?, ?> first = (Map<?, ?>) ((List<?>) added.get("cardList")).get(0);
    return text(
        merchant("/card/code/decrypt", WireJson.write(Map.of("encrypt_code", first.get("code")))),
        "code");
  }

  /** A person adds a card and we know the code. */
  String holds(String openid, String cardId) {
    return codeIn(adds(openid, cardId));
  }

  Map<String, Object> post(String path, String body) {
    return read(send(HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))));
  }

  Map<String, Object> get(String path) {
    return read(send(HttpRequest.newBuilder(at(path)).GET()));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  java.net.URI at(String path) {
    return java.net.URI.create(url() + path);
  }

  /** Returns a JSON object with the given names and values, in order. */
  static String json(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return WireJson.write(object);
  }

  /** Returns the error code of a response, or 0 if there is none. */
  static int errCode(Map<String, Object> answer) {
    return answer.get("errcode") instanceof Number number ? number.intValue() : 0;
  }

  static String text(Map<String, Object> answer, String name) {
    if (!(answer.get(name) instanceof String text)) {
      throw new AssertionError("no " + name + " in " + answer);
    }
    return text;
  }

  private Sandbox start() {
    try {
      return Sandbox.start(new SandboxSettings(
          "127.0.0.1",
          0,
          folder,
          () -> now,
          SandboxSettings.Identity.seeded(20261124),
          SandboxSettings.Permissions.DEFAULTS));
    } catch (BindException e) {
      throw new AssertionError("no free port", e);
    }
  }

  private static Map<String, Object> read(HttpResponse<String> response) {
    try {
      return WireJson.readObject(response.body());
    } catch (MalformedWireException e) {
      throw new AssertionError("no JSON: " + response.body(), e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
