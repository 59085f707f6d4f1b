package dev.kaquan.violations.cli;

import dev.kaquan.violations.http.plain.Plain;

/** A command that knows a route. */
final class RemoteCommand {
  private final Plain plain = new Plain();

  @Override
  public String toString() {
    return plain.toString();
  }
}
