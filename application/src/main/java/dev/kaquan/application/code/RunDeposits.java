package dev.kaquan.application.code;

/** Executes deposits that are due. */
@FunctionalInterface
public interface RunDeposits {
  /** Executes every deposit that is due and that nobody else executes. Returns how many have ended. */
  int runDue();
}
