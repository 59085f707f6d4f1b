package dev.kaquan.domain.template;

import static dev.kaquan.domain.template.ObjectSchema.optional;
import static dev.kaquan.domain.template.ObjectSchema.required;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The rules of date_info.
 *
 * <p>Fields that belong to another {@code type} are ignored, as WeChat ignores them.
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

  static ObjectSchema of(CardType cardType, Instant now) {
    DateInfoRules rules = new DateInfoRules(cardType, now);
    return ObjectSchema.of(
        RuleReference.DATE_INFO,
        required("type", DateInfoRules::kind),
        optional(BEGIN, NumberRules.time()),
        optional(END, NumberRules.time()),
        optional("fixed_term", NumberRules.integer()),
        optional("fixed_begin_term", NumberRules.integer()),
        rules::companions);
  }

  private static void kind(Object value, FieldPath path) {
    if (!(value instanceof String || value instanceof Number)) {
      path.report(TemplateRule.WRONG_TYPE, "must be a string");
    } else if (DateKind.named(value).isEmpty()) {
      path.report(
          TemplateRule.DATE,
          "must be DATE_TYPE_FIX_TIME_RANGE, DATE_TYPE_FIX_TERM or DATE_TYPE_PERMANENT");
    }
  }

  private void companions(Fields date, FieldPath path) {
    DateKind.of(date).ifPresent(kind -> companions(kind, date, path));
  }

  private void companions(DateKind kind, Fields date, FieldPath path) {
    switch (kind) {
      case FIX_TIME_RANGE -> range(date, path);
      case FIX_TERM -> term(date, path);
      case PERMANENT -> permanent(path);
    }
  }

  private void range(Fields date, FieldPath path) {
    requireField(BEGIN, date, path);
    requireField(END, date, path);
    OptionalLong begin = date.number(BEGIN);
    OptionalLong end = date.number(END);
    if (begin.isPresent() && end.isPresent() && end.getAsLong() <= begin.getAsLong()) {
      path.at(END).report(TemplateRule.DATE, "must be later than begin_timestamp");
    }
    endsInFuture(end, path);
  }

  private void term(Fields date, FieldPath path) {
    atLeast("fixed_term", 1, "must be at least 1 day", date, path);
    atLeast(
        "fixed_begin_term",
        0,
        "must be at least 0 days; 0 means from the day of the claim",
        date,
        path);
    endsInFuture(date.number(END), path);
  }

  private void permanent(FieldPath path) {
    if (cardType != CardType.MEMBER_CARD) {
      path.at("type")
          .report(TemplateRule.DATE, "can be DATE_TYPE_PERMANENT only for a MEMBER_CARD");
    }
  }

  private static void requireField(String name, Fields date, FieldPath path) {
    if (!date.has(name)) {
      path.at(name).missing();
    }
  }

  private static void atLeast(String name, long min, String rule, Fields date, FieldPath path) {
    requireField(name, date, path);
    if (date.number(name).orElse(min) < min) {
      path.at(name).report(TemplateRule.DATE, rule);
    }
  }

  private void endsInFuture(OptionalLong end, FieldPath path) {
    if (end.isPresent() && end.getAsLong() <= now.getEpochSecond()) {
      path.at(END).report(TemplateRule.DATE, "must be in the future");
    }
  }
}
