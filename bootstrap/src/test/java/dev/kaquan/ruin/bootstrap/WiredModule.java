package dev.kaquan.ruin.bootstrap;

import dev.kaquan.ruin.wire.plain.Plain;

/** A start that knows what WeChat says. */
final class WiredModule {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
