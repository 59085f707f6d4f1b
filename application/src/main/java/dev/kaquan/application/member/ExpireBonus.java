package dev.kaquan.application.member;

/** Takes away points that were not spent in time. */
@FunctionalInterface
public interface ExpireBonus {
  /**
   * Adds an entry for the points that have expired since the last call; the platform gets the
   * new values in the background. May be repeated.
   *
   * @return how many entries were added
   */
  int expireDue();
}
