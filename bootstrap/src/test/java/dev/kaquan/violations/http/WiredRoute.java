package dev.kaquan.violations.http;

import dev.kaquan.violations.wire.plain.Plain;

/** A route that knows what WeChat says. */
final class WiredRoute {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
