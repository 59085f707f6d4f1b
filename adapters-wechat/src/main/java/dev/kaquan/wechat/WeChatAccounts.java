package dev.kaquan.wechat;

/** Tells which account is served. It is asked at each use: a sandbox may start after this. */
@FunctionalInterface
public interface WeChatAccounts {
  /**
   * The account that is served now.
   *
   * @throws dev.kaquan.application.port.PlatformException if there is none
   */
  WeChatAccount current();
}
