package dev.kaquan.sandbox.event;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** When a push that failed is repeated, by the sandbox's clock. */
public enum PushSchedule {
  /** Three attempts without a pause: WeChat's page on messages. */
  GENERAL,
  /**
   * Three repetitions a minute apart after an unexpected answer; ten over 24 hours if the server does not answer:
   * the change log of the card product, 2016-11-11. The distances are chosen.
   */
  CARD_CLAIM;

  private static final List<Long> AT_ONCE = List.of(0L, 0L);
  private static final List<Long> MINUTES = List.of(60L, 60L, 60L);
  private static final List<Long> A_DAY =
      List.of(60L, 240L, 600L, 1800L, 3600L, 7200L, 10_800L, 14_400L, 21_600L, 26_100L);

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the seconds until the next attempt, or empty if there is none.
   *
   * @param tries attempts so far
   * @param isUnanswered whether the last attempt was not answered at all
   */
  OptionalLong delayAfter(int tries, boolean isUnanswered) {
    List<Long> delays = switch (this) {
      case GENERAL -> AT_ONCE;
      case CARD_CLAIM -> isUnanswered ? A_DAY : MINUTES;
    };
    return tries <= delays.size() ? OptionalLong.of(delays.get(tries - 1)) : OptionalLong.empty();
  }
}
