package dev.kaquan.application.port;

/** How many codes are compared with the platform. */
@FunctionalInterface
public interface ReconciliationLimits {
  /** The limit of a day, unless another one is set: a hundredth of what WeChat documents for most calls. */
  int DEFAULT_PER_DAY = 10_000;

  /**
   * Returns the limit of a day by the clock of UTC+8, in which WeChat counts its quotas.
   *
   * @throws dev.kaquan.domain.InvalidValueException if the setting is invalid
   */
  int perDay();
}
