package dev.kaquan.violations.application.card;

import org.slf4j.Logger;

/** A service that knows a technology. */
final class LoggingService {
  private final Logger log;

  LoggingService(Logger log) {
    this.log = log;
  }

  void issue() {
    log.info("issued");
  }
}
