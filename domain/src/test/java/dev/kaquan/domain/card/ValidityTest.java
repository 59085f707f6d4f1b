package dev.kaquan.domain.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {
  private static final Instant BEGIN = Instant.ofEpochSecond(1467043200L);
  private static final Instant END = Instant.ofEpochSecond(1474819199L);

  /** A captured /card/code/get: 90 days, claimed on 2016-06-28 in UTC+8. */
  @ParameterizedTest(name = "taken at {0}")
  @ValueSource(longs = {1467043200L, 1467080000L, 1467129599L})
  void ninety_days_count_from_the_start_of_the_day_of_taking(long taken) {
    Validity ninetyDays = new Validity.FixedTerm(90, 0, Validity.FOREVER);
    assertEquals(new Period(BEGIN, END), ninetyDays.periodOf(Instant.ofEpochSecond(taken)));
  }

  @Test
  void a_second_before_midnight_in_utc_plus_8_is_still_the_day_before() {
    Validity oneDay = new Validity.FixedTerm(1, 0, Validity.FOREVER);
    Period period = oneDay.periodOf(BEGIN.minusSeconds(1));
    assertEquals(new Period(BEGIN.minusSeconds(86_400), BEGIN.minusSeconds(1)), period);
  }

  @Test
  void a_term_may_begin_days_after_taking() {
    Validity later = new Validity.FixedTerm(1, 3, Validity.FOREVER);
    assertEquals(BEGIN.plusSeconds(3 * 86_400), later.periodOf(BEGIN).begin());
  }

  @Test
  void a_term_ends_at_the_hard_end_even_if_its_days_have_not_run_out() {
    Instant hardEnd = BEGIN.plusSeconds(100);
    assertEquals(hardEnd, new Validity.FixedTerm(90, 0, hardEnd).periodOf(BEGIN).end());
  }

  @Test
  void a_period_includes_its_last_second_and_no_more() {
    Period period = new Period(BEGIN, END);
    assertTrue(period.includes(BEGIN));
    assertTrue(period.includes(END));
    assertTrue(period.includes(END.plusMillis(999)));
    assertFalse(period.includes(END.plusSeconds(1)));
    assertFalse(period.includes(BEGIN.minusMillis(1)));
  }

  @Test
  void a_range_is_over_after_its_last_second() {
    Validity range = new Validity.FixedRange(BEGIN, END);
    assertFalse(range.isOverAt(END));
    assertTrue(range.isOverAt(END.plusSeconds(1)));
  }

  @Test
  void a_permanent_card_never_expires() {
    Validity permanent = new Validity.Permanent();
    assertFalse(permanent.isOverAt(Validity.FOREVER));
    assertEquals(BEGIN, permanent.periodOf(BEGIN).begin());
  }
}
