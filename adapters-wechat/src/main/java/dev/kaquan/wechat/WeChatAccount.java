package dev.kaquan.wechat;

import java.net.URI;

/**
 * The official account that owns the cards, and the platform's base URL.
 *
 * @param baseUrl such as {@code https://api.weixin.qq.com}; may have a path
 * @param secret never printed
 */
public record WeChatAccount(URI baseUrl, String appId, String secret) {
  /**
   * Checks the base URL.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not {@code
   *     http(s)://host[:port][/path]}; the message does not contain it
   */
  public WeChatAccount {
    boolean http = "https".equals(baseUrl.getScheme()) || "http".equals(baseUrl.getScheme());
    boolean bare = baseUrl.getRawUserInfo() == null
        && baseUrl.getRawQuery() == null
        && baseUrl.getRawFragment() == null;
    if (!http || baseUrl.getHost() == null || !bare) {
      throw new IllegalArgumentException("the base URL must be http(s)://host[:port][/path]");
    }
  }

  @Override
  public String toString() {
    return "WeChatAccount[" + appId + " at " + baseUrl + "]";
  }
}
