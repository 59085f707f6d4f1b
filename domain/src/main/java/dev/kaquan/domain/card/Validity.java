package dev.kaquan.domain.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * How long a card holds.
 *
 * <p>Days are calendar days of UTC+8, whatever the zone of this machine.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/service/en/Cards_and_Offer/">WeChat's reference
 *     of cards, date_info (read on 2026-11-23)</a>
 */
public sealed interface Validity {
  /** The zone whose calendar WeChat counts in. */
  ZoneOffset ZONE = ZoneOffset.ofHours(8);

  /** The time beyond which nothing ends, for cards that hold for ever. */
  Instant FOREVER = Instant.ofEpochSecond(253402271999L);

  /** When a code taken at {@code taken} can be used. */
  Period periodOf(Instant taken);

  /** Whether nobody can take the card any more at {@code time}. */
  boolean isOverAt(Instant time);

  /** Chooses by kind. A new kind is a new parameter, so the compiler finds every caller. */
  <T> T fold(
      Function<FixedRange, T> range, Function<FixedTerm, T> term, Function<Permanent, T> permanent);

  /** From one instant to another, both included, whenever the card is taken. */
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
   * For {@code days} days, of which the first is the day of taking plus {@code daysUntilBegin}.
   *
   * @param days at least 1
   * @param daysUntilBegin 0 for a card that holds from the day it is taken
   * @param hardEnd the instant at which all codes end even if their days have not run out; {@link
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

  /** For ever, which only member cards can. */
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
