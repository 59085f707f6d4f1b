package dev.kaquan.application.claim;

/** Finishes reports whose codes could not be decrypted when they came. */
@FunctionalInterface
public interface ResolvePendingCodes {
  /**
   * Decrypts what is left, oldest first, as far as the platform answers. May be repeated.
   *
   * @return how many requests were settled
   * @throws dev.kaquan.application.port.PlatformException if the platform cannot be asked; the rest
   *     stays for the next time
   */
  int resolveAll();
}
