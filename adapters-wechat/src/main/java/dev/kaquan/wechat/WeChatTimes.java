package dev.kaquan.wechat;

import java.time.Duration;

/**
 * How long the client waits.
 *
 * @param toConnect for a connection
 * @param toAnswer for the answer to one call
 * @param beforeRetry before a call that may be repeated is repeated; twice as long the next time
 */
public record WeChatTimes(Duration toConnect, Duration toAnswer, Duration beforeRetry) {
  /** What is used unless something else is said. */
  public static final WeChatTimes USUAL =
      new WeChatTimes(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(200));
}
