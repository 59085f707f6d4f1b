package dev.kaquan.violations.wire;

/** A message that others may extend. */
class OpenJson {
  /** A part that others may extend. */
  static class Inner {}
}
