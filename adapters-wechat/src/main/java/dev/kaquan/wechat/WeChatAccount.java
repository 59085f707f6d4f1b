package dev.kaquan.wechat;

import java.net.URI;

/**
 * The official account that owns the cards, and where the platform that knows it is found.
 *
 * @param baseUrl such as {@code https://api.weixin.qq.com}; its path, if any, comes before a call's
 * @param secret never printed
 */
public record WeChatAccount(URI baseUrl, String appId, String secret) {
  /**
   * Takes an account.
   *
   * @throws IllegalArgumentException if {@code baseUrl} is not of the shape {@code
   *     http(s)://host[:port][/path]}; its message does not repeat the URL
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
