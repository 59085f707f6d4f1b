package dev.kaquan.violations.wechat;

import dev.kaquan.violations.jdbc.plain.Plain;

/** A client that knows a table. */
final class StoredTickets {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
