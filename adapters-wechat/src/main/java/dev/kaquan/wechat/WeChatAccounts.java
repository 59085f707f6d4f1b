package dev.kaquan.wechat;

/** Resolves the account that is served. It is resolved at each use: a sandbox may start late. */
@FunctionalInterface
public interface WeChatAccounts {
  /**
   * Returns the account that is served now.
   *
   * @throws dev.kaquan.application.port.PlatformException if there is none
   */
  WeChatAccount resolve();
}
