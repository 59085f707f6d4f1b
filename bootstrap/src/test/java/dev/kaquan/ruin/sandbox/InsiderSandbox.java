package dev.kaquan.ruin.sandbox;

import dev.kaquan.ruin.application.plain.Plain;

/** A sandbox that knows our use cases. */
final class InsiderSandbox {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
