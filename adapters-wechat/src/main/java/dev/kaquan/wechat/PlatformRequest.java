package dev.kaquan.wechat;

import dev.kaquan.application.port.Credentials.Credential;
import dev.kaquan.wire.WireJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One call with what goes along.
 *
 * @param query what follows the path, encoded; empty if nothing does
 * @param body JSON; empty if the call is made with GET
 * @param token the access token; empty if there is none
 */
record PlatformRequest(
    WeChatAccount account, Endpoint call, String query, String body, String token) {

  /** Asks with GET. */
  static PlatformRequest get(WeChatAccount account, Endpoint call, String query) {
    return new PlatformRequest(account, call, query, "", "");
  }

  /** Asks with POST: a record or a map, to be written as JSON. */
  static PlatformRequest post(WeChatAccount account, Endpoint call, Object body) {
    return new PlatformRequest(account, call, "", WireJson.write(body), "");
  }

  /** The same, on behalf of whoever {@code accessToken} was lent to. */
  PlatformRequest with(Credential accessToken) {
    return new PlatformRequest(account, call, query, body, accessToken.secret());
  }

  /** Where to ask. It holds the access token: it goes into no message. */
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

  /** Text that the platform sent, without what is secret about this question. */
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
