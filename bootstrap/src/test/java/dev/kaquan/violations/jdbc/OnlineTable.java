package dev.kaquan.violations.jdbc;

import dev.kaquan.violations.wechat.plain.Plain;

/** A table that knows the platform. */
final class OnlineTable {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
