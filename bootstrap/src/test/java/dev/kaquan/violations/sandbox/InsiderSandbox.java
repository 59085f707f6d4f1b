package dev.kaquan.violations.sandbox;

import dev.kaquan.violations.application.plain.Plain;

/** A sandbox that knows our use cases. */
final class InsiderSandbox {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
