package dev.kaquan.violations.wechat;

import dev.kaquan.violations.wire.plain.Plain;

/** Compliant: nobody outside sees it. */
final class HiddenAnswer {
  public Plain plain() {
    return new Plain();
  }
}
