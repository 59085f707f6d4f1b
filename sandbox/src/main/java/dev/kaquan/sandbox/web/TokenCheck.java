package dev.kaquan.sandbox.web;

/** Checks access tokens. */
public interface TokenCheck {
  /**
   * Accepts a valid access token.
   *
   * @throws PlatformError if it is not valid
   */
  void check(String token);
}
