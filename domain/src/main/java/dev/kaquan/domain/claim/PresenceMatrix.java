package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.Validity;
import java.util.Optional;

/**
 * Which cards want a code, an openid or a beginning in cardExt, and which forbid it.
 *
 * <p>Each method answers the rule that is broken, in words, or nothing if none is.
 */
public final class PresenceMatrix {
  private PresenceMatrix() {}

  /** The rule that a code there, or no code there, breaks. */
  public static Optional<String> brokenByCode(Card card, boolean present) {
    return switch (card.codeMode()) {
      case PLATFORM ->
        brokenIf(present, "must be absent: the platform assigns the codes of this card");
      case CUSTOM ->
        brokenIf(!present, "must be present: this card has custom codes, one for each claim");
      case DEPOSIT ->
        brokenIf(present, "must be absent: the platform draws from the codes deposited");
    };
  }

  /** The rule that an openid there, or no openid there, breaks. */
  public static Optional<String> brokenByOpenid(Card card, boolean present) {
    return card.bindOpenid()
        ? brokenIf(
            !present, "must be present: this card has bind_openid, one person alone takes it")
        : brokenIf(present, "must be absent: this card has no bind_openid");
  }

  /** The rule that a fixed_begintimestamp there breaks. */
  public static Optional<String> brokenByValidityStart(Card card, boolean present) {
    return brokenIf(
        present && !(card.validity() instanceof Validity.FixedTerm),
        "must be absent: only a card of DATE_TYPE_FIX_TERM counts its days from a beginning");
  }

  private static Optional<String> brokenIf(boolean broken, String rule) {
    return broken ? Optional.of(rule) : Optional.empty();
  }
}
