package dev.kaquan.domain.card;

import java.time.Instant;

/** The time in which a code can be used: {@code end} is its last second, both ends included. */
public record Period(Instant begin, Instant end) {

  /** Whether {@code time} lies inside; at the last second it still does. */
  public boolean includes(Instant time) {
    return !time.isBefore(begin) && time.getEpochSecond() <= end.getEpochSecond();
  }
}
