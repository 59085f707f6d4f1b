package dev.kaquan.application.claim;

/** Decrypts codes that could not be decrypted when they were reported. */
@FunctionalInterface
public interface ResolvePendingCodes {
  /**
   * Decrypts pending codes, oldest first, while the platform answers. May be repeated.
   *
   * @return how many requests were resolved
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer; the rest
   *     stays pending
   */
  int resolveAll();
}
