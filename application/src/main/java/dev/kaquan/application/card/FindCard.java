package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import java.util.Optional;

/** Looks at one card as it is kept here, without asking the platform. */
@FunctionalInterface
public interface FindCard {
  /** The card of that id, if it is kept here. */
  Optional<StoredCard> find(CardId id);
}
