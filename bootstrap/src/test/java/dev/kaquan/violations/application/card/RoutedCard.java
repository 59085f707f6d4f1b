package dev.kaquan.violations.application.card;

import dev.kaquan.violations.http.plain.Plain;

/** A use case that knows a route. */
final class RoutedCard {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
