package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException;
import org.slf4j.Logger;

/** Faults of the platform, each in one line of the log. */
final class Faults {
  private Faults() {}

  /** Logs {@code fault} and gives it back to be thrown. */
  static PlatformException told(Logger log, PlatformException fault) {
    log.warn("{} {}", fault.kind(), fault.getMessage());
    return fault;
  }
}
