package dev.kaquan.application.code;

import dev.kaquan.application.port.Cards;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import jakarta.inject.Inject;
import java.util.Set;

/** Checks which kind of codes a card has. */
final class CodeCards {
  private final Cards cards;

  @Inject
  CodeCards(Cards cards) {
    this.cards = cards;
  }

  /**
   * Requires a card to be stored and to have codes of one of these kinds.
   *
   * @throws dev.kaquan.domain.InvalidValueException for {@code cardId}
   */
  void require(CardId cardId, Set<CodeMode> modes, String rule) {
    Check.that(
        cards
            .find(cardId)
            .filter(stored -> modes.contains(stored.card().codeMode()))
            .isPresent(),
        "cardId",
        rule,
        RuleReference.CODES);
  }

  /** Returns whether a card is stored and is a member card. */
  boolean isMemberCard(CardId cardId) {
    return cards
        .find(cardId)
        .filter(stored -> stored.card().type() == CardType.MEMBER_CARD)
        .isPresent();
  }
}
