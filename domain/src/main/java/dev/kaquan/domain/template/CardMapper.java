package dev.kaquan.domain.template;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Validity;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Derives a {@link Card} from base_info.
 *
 * <p>Absent fields have WeChat's defaults. Assumed: a card with an unreadable date_info is
 * permanent; WeChat itself refuses an expired code.
 */
final class CardMapper {
  private static final long DEFAULT_GET_LIMIT = 50;

  private CardMapper() {}

  static Card card(CardType type, Fields base, CardId id, CardStatus status) {
    return new Card(
        id,
        type,
        base.text("title").orElse(""),
        codeMode(base),
        base.isTrue("bind_openid"),
        validity(base.object("date_info")),
        base.object("sku").number("quantity").orElse(0),
        toInt(positive(base.number("get_limit"), DEFAULT_GET_LIMIT)),
        status);
  }

  private static CodeMode codeMode(Fields base) {
    if (!base.isTrue("use_custom_code")) {
      return CodeMode.PLATFORM;
    }
    boolean deposit =
        base.text("get_custom_code_mode").filter(BaseInfoRules.DEPOSIT::equals).isPresent();
    return deposit ? CodeMode.DEPOSIT : CodeMode.CUSTOM;
  }

  private static Validity validity(Fields date) {
    return switch (DateKind.of(date).orElse(DateKind.PERMANENT)) {
      case FIX_TIME_RANGE ->
        new Validity.FixedRange(
            Instant.ofEpochSecond(inTime(date.number("begin_timestamp").orElse(0))), end(date));
      case FIX_TERM ->
        new Validity.FixedTerm(
            toInt(positive(date.number("fixed_term"), 1)),
            toInt(date.number("fixed_begin_term").orElse(0)),
            end(date));
      case PERMANENT -> new Validity.Permanent();
    };
  }

  /** Returns when every code expires. A reply may say 0 for never. */
  private static Instant end(Fields date) {
    long seconds = positive(date.number("end_timestamp"), Long.MAX_VALUE);
    return Instant.ofEpochSecond(inTime(seconds));
  }

  private static long positive(OptionalLong number, long defaultValue) {
    return number.orElse(0) > 0 ? number.getAsLong() : defaultValue;
  }

  private static long inTime(long seconds) {
    return Math.max(0, Math.min(seconds, Validity.FOREVER.getEpochSecond()));
  }

  private static int toInt(long number) {
    return (int) Math.max(0, Math.min(number, Integer.MAX_VALUE));
  }
}
