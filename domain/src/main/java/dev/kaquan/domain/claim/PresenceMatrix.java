package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.Validity;
import java.util.Optional;

/**
 * Which cards require a code, an openid or a start of validity in cardExt, and which forbid it.
 *
 * <p>Each method returns the violated rule, or empty if there is none.
 */
public final class PresenceMatrix {
  private PresenceMatrix() {}

  /** Returns the rule that the presence or absence of a code violates. */
  public static Optional<String> brokenByCode(Card card, boolean present) {
    return switch (card.codeMode()) {
      case PLATFORM ->
        brokenIf(present, "must be absent: the platform assigns the codes of this card");
      case CUSTOM ->
        brokenIf(!present, "must be present: this card has custom codes, one for each claim");
      case DEPOSIT -> brokenIf(present, "must be absent: the platform assigns a deposited code");
    };
  }

  /** Returns the rule that the presence or absence of an openid violates. */
  public static Optional<String> brokenByOpenid(Card card, boolean present) {
    return card.bindOpenid()
        ? brokenIf(
            !present, "must be present: this card has bind_openid, so only one person can claim it")
        : brokenIf(present, "must be absent: this card has no bind_openid");
  }

  /** Returns the rule that the presence of fixed_begintimestamp violates. */
  public static Optional<String> brokenByValidityStart(Card card, boolean present) {
    return brokenIf(
        present && !(card.validity() instanceof Validity.FixedTerm),
        "must be absent: only a card of DATE_TYPE_FIX_TERM has a variable start");
  }

  private static Optional<String> brokenIf(boolean broken, String rule) {
    return broken ? Optional.of(rule) : Optional.empty();
  }
}
