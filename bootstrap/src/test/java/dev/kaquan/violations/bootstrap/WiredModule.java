package dev.kaquan.violations.bootstrap;

import dev.kaquan.violations.wire.plain.Plain;

/** A start that knows what WeChat says. */
final class WiredModule {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
