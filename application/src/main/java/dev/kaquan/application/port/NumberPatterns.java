package dev.kaquan.application.port;

import dev.kaquan.domain.member.NumberPattern;

/** The setting for membership numbers that the merchant does not give. */
@FunctionalInterface
public interface NumberPatterns {
  /**
   * Returns the pattern.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the setting is invalid
   */
  NumberPattern current();
}
