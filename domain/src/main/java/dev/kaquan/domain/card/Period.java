package dev.kaquan.domain.card;

import java.time.Instant;

/** The validity of a code. Both ends are inclusive; {@code end} is its last second. */
public record Period(Instant begin, Instant end) {

  /** Returns whether {@code time} is in the period, the last second included. */
  public boolean includes(Instant time) {
    return !time.isBefore(begin) && time.getEpochSecond() <= end.getEpochSecond();
  }
}
