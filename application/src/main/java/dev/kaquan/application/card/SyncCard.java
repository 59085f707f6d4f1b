package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import java.util.Optional;

/** Fetches a card from the platform: one that was created elsewhere, or one that changed. */
@FunctionalInterface
public interface SyncCard {
  /**
   * Fetches a card and stores it, beside the template that the merchant sent. May be repeated.
   *
   * @return the card, or empty if the account has no such card
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  Optional<StoredCard> sync(CardId id);
}
