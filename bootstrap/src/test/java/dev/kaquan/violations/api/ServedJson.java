package dev.kaquan.violations.api;

import dev.kaquan.violations.http.plain.Plain;

/** JSON that knows a route. */
final class ServedJson {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
