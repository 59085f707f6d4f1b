package dev.kaquan.application.card;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

final class SyncCardService implements SyncCard {
  private final CardPlatform platform;
  private final Cards cards;
  private final InstantSource clock;

  @Inject
  SyncCardService(CardPlatform platform, Cards cards, InstantSource clock) {
    this.platform = platform;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public Optional<StoredCard> sync(CardId id) {
    Optional<CardTemplate> found = platform.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    cards.save(stored(id, found.get()));
    return cards.find(id);
  }

  private StoredCard stored(CardId id, CardTemplate template) {
    CardStatus status = template.status().orElse(CardStatus.NOT_VERIFY);
    return StoredCard.synced(template.card(id, status), template.body(), clock.instant());
  }
}
