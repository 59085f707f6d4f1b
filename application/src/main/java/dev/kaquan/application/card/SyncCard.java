package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import java.util.Optional;

/** Takes over a card as the platform has it: one made elsewhere, or one that changed. */
@FunctionalInterface
public interface SyncCard {
  /**
   * Asks the platform and keeps what it says. May be repeated.
   *
   * @return the card, or nothing if the account has no such card
   * @throws dev.kaquan.application.port.PlatformException if the platform cannot be asked
   */
  Optional<StoredCard> sync(CardId id);
}
