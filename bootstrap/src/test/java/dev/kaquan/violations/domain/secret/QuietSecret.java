package dev.kaquan.violations.domain.secret;

/** Compliant: a class that keeps its secret. */
final class QuietSecret {
  @Override
  public String toString() {
    return "QuietSecret[secret]";
  }
}
