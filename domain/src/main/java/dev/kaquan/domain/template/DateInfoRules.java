package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.Shape.optional;
import static dev.kaquan.domain.template.Shape.required;

import dev.kaquan.domain.Source;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The rules of date_info.
 *
 * <p>Fields of another kind than {@code type} names are passed: WeChat does not read them.
 */
final class DateInfoRules {
  private static final String BEGIN = "begin_timestamp";
  private static final String END = "end_timestamp";

  private final CardType cardType;
  private final Instant now;

  private DateInfoRules(CardType cardType, Instant now) {
    this.cardType = cardType;
    this.now = now;
  }

  static Shape of(CardType cardType, Instant now) {
    DateInfoRules rules = new DateInfoRules(cardType, now);
    return Shape.of(
        Source.DATE_INFO,
        required("type", DateInfoRules::kind),
        optional(BEGIN, Numbers.time()),
        optional(END, Numbers.time()),
        optional("fixed_term", Numbers.whole()),
        optional("fixed_begin_term", Numbers.whole()),
        rules::companions);
  }

  private static void kind(Object value, Place place) {
    if (!(value instanceof String || value instanceof Number)) {
      place.fault(ErrCode.DATA_FORMAT, "must be a text");
    } else if (DateKind.named(value).isEmpty()) {
      place.fault(
          ErrCode.TIME,
          "must be DATE_TYPE_FIX_TIME_RANGE, DATE_TYPE_FIX_TERM or DATE_TYPE_PERMANENT");
    }
  }

  private void companions(Fields date, Place place) {
    DateKind.of(date).ifPresent(kind -> companions(kind, date, place));
  }

  private void companions(DateKind kind, Fields date, Place place) {
    switch (kind) {
      case FIX_TIME_RANGE -> range(date, place);
      case FIX_TERM -> term(date, place);
      case PERMANENT -> permanent(place);
    }
  }

  private void range(Fields date, Place place) {
    requireField(BEGIN, date, place);
    requireField(END, date, place);
    OptionalLong begin = date.number(BEGIN);
    OptionalLong end = date.number(END);
    if (begin.isPresent() && end.isPresent() && end.getAsLong() <= begin.getAsLong()) {
      place.at(END).fault(ErrCode.TIME, "must be later than begin_timestamp");
    }
    endsInFuture(end, place);
  }

  private void term(Fields date, Place place) {
    atLeast("fixed_term", 1, "must be 1 day or more", date, place);
    atLeast(
        "fixed_begin_term",
        0,
        "must be 0 days or more; with 0 the card holds from the day it is taken",
        date,
        place);
    endsInFuture(date.number(END), place);
  }

  private void permanent(Place place) {
    if (cardType != CardType.MEMBER_CARD) {
      place.at("type").fault(ErrCode.TIME, "can be DATE_TYPE_PERMANENT for a MEMBER_CARD only");
    }
  }

  private static void requireField(String name, Fields date, Place place) {
    if (!date.has(name)) {
      place.at(name).missing();
    }
  }

  private static void atLeast(String name, long min, String rule, Fields date, Place place) {
    requireField(name, date, place);
    if (date.number(name).orElse(min) < min) {
      place.at(name).fault(ErrCode.TIME, rule);
    }
  }

  private void endsInFuture(OptionalLong end, Place place) {
    if (end.isPresent() && end.getAsLong() <= now.getEpochSecond()) {
      place.at(END).fault(ErrCode.TIME, "must lie in the future");
    }
  }
}
