package dev.kaquan.bootstrap;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.wire.WireJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phone and the console of a sandbox. */
final class SandboxPhone {
  private static final int MAX_TRIES = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Sandbox sandbox;

  SandboxPhone(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  Map<String, Object> call(String path, Map<String, ?> body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(WireJson.write(body)))
        .build();
    return WireJson.readObject(client.send(request, BodyHandlers.ofString()).body());
  }

  /** Returns the copies of a card that a person has, each with what {@code userinfo/get} returns. */
  Map<String, Map<String, Object>> copies(CardId card, String openid) throws Exception {
    List<?> listed = (List<?>)
        merchant("/card/user/getcardlist", Map.of("openid", openid, "card_id", card.value()))
            .get("card_list");
    Map<String, Map<String, Object>> copies = new LinkedHashMap<>();
    for (Object copy : listed) {
      String code = (String) ((Map<?, ?>) copy).get("code");
      copies.put(
          code,
          merchant("/card/membercard/userinfo/get", Map.of("card_id", card.value(), "code", code)));
    }
    return copies;
  }

  /** Calls the platform; injected faults are used up. */
  private Map<String, Object> merchant(String path, Map<String, ?> body) throws Exception {
    String token = (String) call(
            "/cgi-bin/stable_token",
            Map.of(
                "grant_type",
                "client_credential",
                "appid",
                sandbox.appId(),
                "secret",
                sandbox.secret()))
        .get("access_token");
    for (int i = 0; i < MAX_TRIES; i++) {
      try {
        Map<String, Object> reply = call(path + "?access_token=" + token, body);
        if (reply.getOrDefault("errcode", 0).equals(0)) {
          return reply;
        }
      } catch (java.io.IOException | dev.kaquan.wire.MalformedWireException e) {
        // An injected fault.
      }
    }
    throw new AssertionError(path + " fails");
  }
}
