package dev.kaquan.application.port;

import dev.kaquan.domain.claim.AppId;

/** The official account that owns the cards. */
@FunctionalInterface
public interface MerchantAccount {
  /**
   * Returns the id of the account that is served now.
   *
   * @throws PlatformException if no account is set and no sandbox is running
   */
  AppId appId();
}
