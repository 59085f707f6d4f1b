package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import java.util.Optional;

/** Finds a stored card, without asking the platform. */
@FunctionalInterface
public interface FindCard {
  /** Returns the card with an id, or empty if none is stored. */
  Optional<StoredCard> find(CardId id);
}
