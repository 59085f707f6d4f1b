package dev.kaquan.wechat;

import java.net.URI;

/**
 * The official account that owns the cards, and where the platform that knows it is found.
 *
 * @param baseUrl such as {@code https://api.weixin.qq.com}, without a path
 * @param secret never printed
 */
public record WeChatAccount(URI baseUrl, String appId, String secret) {
  @Override
  public String toString() {
    return "WeChatAccount[" + appId + " at " + baseUrl + "]";
  }
}
