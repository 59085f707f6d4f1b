package dev.kaquan.wechat;

import java.time.Duration;

/**
 * How long the client waits.
 *
 * @param toConnect for a connection
 * @param toAnswer for the whole answer to one call, its connection included
 * @param beforeRetry before a call that may be repeated is repeated, give or take a half; twice as
 *     long the next time
 */
public record WeChatTimeouts(Duration toConnect, Duration toAnswer, Duration beforeRetry) {
  /** What is used unless something else is said. */
  public static final WeChatTimeouts DEFAULTS =
      new WeChatTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(200));

  /**
   * Takes times.
   *
   * @throws IllegalArgumentException if one is zero or negative
   */
  public WeChatTimeouts {
    if (isNothing(toConnect) || isNothing(toAnswer) || isNothing(beforeRetry)) {
      throw new IllegalArgumentException("every time must be longer than nothing");
    }
  }

  private static boolean isNothing(Duration time) {
    return time.isZero() || time.isNegative();
  }
}
