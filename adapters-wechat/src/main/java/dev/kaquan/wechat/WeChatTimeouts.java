package dev.kaquan.wechat;

import java.time.Duration;

/**
 * The client's timeouts.
 *
 * @param toConnect for a connection
 * @param toAnswer for a complete answer, including the connection
 * @param beforeRetry base delay before a retry; doubled each time, with ±50 % jitter
 */
public record WeChatTimeouts(Duration toConnect, Duration toAnswer, Duration beforeRetry) {
  public static final WeChatTimeouts DEFAULTS =
      new WeChatTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(200));

  /**
   * Checks the timeouts.
   *
   * @throws IllegalArgumentException if one is zero or negative
   */
  public WeChatTimeouts {
    if (isNothing(toConnect) || isNothing(toAnswer) || isNothing(beforeRetry)) {
      throw new IllegalArgumentException("every timeout must be positive");
    }
  }

  private static boolean isNothing(Duration time) {
    return time.isZero() || time.isNegative();
  }
}
