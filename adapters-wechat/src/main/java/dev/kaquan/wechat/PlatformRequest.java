package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.wire.WireJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A request to the platform.
 *
 * @param query the encoded query; may be empty
 * @param body JSON; empty for a GET request
 * @param token the access token; may be empty
 */
record PlatformRequest(
    WeChatAccount account, Endpoint call, String query, String body, String token) {

  static PlatformRequest get(WeChatAccount account, Endpoint call, String query) {
    return new PlatformRequest(account, call, query, "", "");
  }

  /** Returns a POST request with a record or a map as JSON. */
  static PlatformRequest post(WeChatAccount account, Endpoint call, Object body) {
    return new PlatformRequest(account, call, "", WireJson.write(body), "");
  }

  PlatformRequest with(Credential accessToken) {
    return new PlatformRequest(account, call, query, body, accessToken.secret());
  }

  /** Returns the URI. It contains the access token and must not appear in messages. */
  URI uri() {
    StringBuilder url = new StringBuilder(account.baseUrl().toString());
    if (url.charAt(url.length() - 1) == '/') {
      url.setLength(url.length() - 1);
    }
    url.append(call);
    String joint = "?";
    if (!query.isEmpty()) {
      url.append(joint).append(query);
      joint = "&";
    }
    if (!token.isEmpty()) {
      url.append(joint).append("access_token=");
      url.append(URLEncoder.encode(token, StandardCharsets.UTF_8));
    }
    return URI.create(url.toString());
  }

  /** Removes the request's secrets from a text of the platform. */
  String withoutSecrets(String text) {
    return without(token, without(account.secret(), text));
  }

  @Override
  public String toString() {
    return "PlatformRequest[" + call + "]";
  }

  private static String without(String secret, String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }
}
