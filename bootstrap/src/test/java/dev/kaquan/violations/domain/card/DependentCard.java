package dev.kaquan.violations.domain.card;

import dev.kaquan.violations.application.plain.Plain;

/** A card that knows the use cases. */
final class DependentCard {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
