package dev.kaquan.ruin.wechat;

import dev.kaquan.ruin.wire.plain.Plain;

/** Sound: nobody outside sees it. */
final class HiddenAnswer {
  public Plain plain() {
    return new Plain();
  }
}
