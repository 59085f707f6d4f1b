package dev.kaquan.application.code;

/** Finds out what became of redemptions whose outcome is not known. */
@FunctionalInterface
public interface SettleRedemptions {
  /** Asks the platform about those that nobody continues. Returns how many were settled. */
  int settle();
}
