package dev.kaquan.application.code;

/** Finds out what has become of updates of codes of which the platform's answer was lost. */
@FunctionalInterface
public interface SettleUpdates {
  /** Asks about those that nobody continues. Replaces no code. Returns how many are settled. */
  int settle();
}
