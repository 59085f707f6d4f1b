package dev.kaquan.ruin.application.card;

import dev.kaquan.ruin.http.plain.Plain;

/** A use case that knows a route. */
final class RoutedCard {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
