package dev.kaquan.ruin.api;

import dev.kaquan.ruin.http.plain.Plain;

/** JSON that knows a route. */
final class ServedJson {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
