package dev.kaquan.bootstrap.architecture.violations.application;

/** A use case without {@link FunctionalInterface}. */
public interface UseCasesAreFunctional {
  void issue();
}
