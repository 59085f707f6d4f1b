package dev.kaquan.ruin.domain.card;

import dev.kaquan.ruin.application.plain.Plain;

/** A card that knows the use cases. */
final class DependentCard {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
