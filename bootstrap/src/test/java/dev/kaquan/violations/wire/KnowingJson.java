package dev.kaquan.violations.wire;

import dev.kaquan.violations.domain.plain.Plain;

/** A message that knows the domain. */
final class KnowingJson {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
