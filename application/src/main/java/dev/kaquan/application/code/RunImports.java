package dev.kaquan.application.code;

/** Executes imports that wait. */
@FunctionalInterface
public interface RunImports {
  /** Executes every import that waits and that nobody else executes. Returns how many. */
  int runDue();
}
