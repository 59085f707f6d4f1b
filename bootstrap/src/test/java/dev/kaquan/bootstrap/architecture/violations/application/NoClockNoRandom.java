package dev.kaquan.bootstrap.architecture.violations.application;

import java.time.LocalDate;

final class NoClockNoRandom {
  LocalDate today() {
    return LocalDate.now();
  }
}
