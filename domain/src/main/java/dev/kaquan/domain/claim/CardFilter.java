package dev.kaquan.domain.claim;

import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import java.util.regex.Pattern;

/**
 * Which of a person's cards {@code wx.chooseCard} offers. An empty filter matches every card.
 *
 * @param shopId a shop where the card can be used, the platform's location id: up to 24 digits
 * @param cardType a card type, such as {@code GROUPON}
 * @param cardId one card template
 */
public record CardFilter(String shopId, String cardType, String cardId) {
  private static final Pattern SHOP_ID = Pattern.compile("[0-9]{0,24}");

  /**
   * Checks the filters.
   *
   * @throws dev.kaquan.domain.InvalidValueException with every rule that is broken
   */
  public CardFilter {
    Violations violations = new Violations();
    if (!SHOP_ID.matcher(shopId).matches()) {
      violations.add("shopId", "must be at most 24 digits", RuleReference.CHOOSE_CARD);
    }
    if (!cardType.isEmpty() && CardType.named(cardType).isEmpty()) {
      violations.add("cardType", CardType.ANY, RuleReference.CHOOSE_CARD);
    }
    if (!cardId.isEmpty()) {
      String id = cardId;
      violations.capture("", () -> new CardId(id));
    }
    violations.throwIfAny();
  }
}
