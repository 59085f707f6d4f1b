package dev.kaquan.violations.application.card;

import java.time.LocalDate;

/** A service that looks at the calendar on the wall. */
final class PunctualService {
  LocalDate today() {
    return LocalDate.now();
  }
}
