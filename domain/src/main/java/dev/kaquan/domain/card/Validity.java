package dev.kaquan.domain.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * The validity of a card.
 *
 * <p>Days are calendar days of UTC+8, whatever the time zone of this machine.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/en/Cards_and_Offer/">WeChat's card
 *     reference, date_info (read on 2026-11-23)</a>
 */
public sealed interface Validity {
  /** The time zone of WeChat's calendar days. */
  ZoneOffset ZONE = ZoneOffset.ofHours(8);

  /** The end of a permanent validity. */
  Instant FOREVER = Instant.ofEpochSecond(253402271999L);

  /** Returns when a code claimed at {@code taken} is valid. */
  Period periodOf(Instant taken);

  /** Returns whether the card cannot be claimed any more at {@code time}. */
  boolean isOverAt(Instant time);

  /** Chooses by kind. A new kind is a new parameter, so that the compiler finds every caller. */
  <T> T fold(
      Function<FixedRange, T> range, Function<FixedTerm, T> term, Function<Permanent, T> permanent);

  /** From one instant to another, both inclusive, whenever the card is claimed. */
  record FixedRange(Instant begin, Instant end) implements Validity {
    @Override
    public Period periodOf(Instant taken) {
      return new Period(begin, end);
    }

    @Override
    public boolean isOverAt(Instant time) {
      return time.getEpochSecond() > end.getEpochSecond();
    }

    @Override
    public <T> T fold(
        Function<FixedRange, T> range,
        Function<FixedTerm, T> term,
        Function<Permanent, T> permanent) {
      return range.apply(this);
    }
  }

  /**
   * A number of days from the day of the claim, or from a later day.
   *
   * @param days at least 1
   * @param daysUntilBegin 0 for a card that is valid from the day of the claim
   * @param hardEnd the instant at which every code expires even if its days are not over; {@link
   *     #FOREVER} for none
   */
  record FixedTerm(int days, int daysUntilBegin, Instant hardEnd) implements Validity {
    @Override
    public Period periodOf(Instant taken) {
      LocalDate firstDay = taken.atOffset(ZONE).toLocalDate().plusDays(daysUntilBegin);
      Instant begin = firstDay.atStartOfDay(ZONE).toInstant();
      Instant end = begin.plus(Duration.ofDays(days)).minusSeconds(1);
      return new Period(begin, end.isAfter(hardEnd) ? hardEnd : end);
    }

    @Override
    public boolean isOverAt(Instant time) {
      return time.getEpochSecond() > hardEnd.getEpochSecond();
    }

    @Override
    public <T> T fold(
        Function<FixedRange, T> range,
        Function<FixedTerm, T> term,
        Function<Permanent, T> permanent) {
      return term.apply(this);
    }
  }

  /** Permanent; only for member cards. */
  record Permanent() implements Validity {
    @Override
    public Period periodOf(Instant taken) {
      return new Period(taken, FOREVER);
    }

    @Override
    public boolean isOverAt(Instant time) {
      return false;
    }

    @Override
    public <T> T fold(
        Function<FixedRange, T> range,
        Function<FixedTerm, T> term,
        Function<Permanent, T> permanent) {
      return permanent.apply(this);
    }
  }
}
