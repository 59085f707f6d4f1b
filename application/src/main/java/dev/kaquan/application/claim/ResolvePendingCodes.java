package dev.kaquan.application.claim;

/** Decrypts codes that could not be decrypted when they were reported. */
@FunctionalInterface
public interface ResolvePendingCodes {
  /**
   * Tries each pending code whose next attempt is due, independently of the others: a failure schedules the next
   * attempt of that code, 5 seconds to 1 hour later, or parks it after 7 days, and delays no other. Ends early if the platform
   * does not answer at all. May be repeated.
   *
   * @return how many codes were resolved
   */
  int resolveDue();
}
