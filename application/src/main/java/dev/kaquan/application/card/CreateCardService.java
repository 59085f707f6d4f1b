package dev.kaquan.application.card;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

final class CreateCardService implements CreateCard {
  private final CardPlatform platform;
  private final Cards cards;
  private final InstantSource clock;

  @Inject
  CreateCardService(CardPlatform platform, Cards cards, InstantSource clock) {
    this.platform = platform;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public CardId create(Map<String, ?> body) {
    Instant now = clock.instant();
    CardTemplate template = CardTemplate.forCreation(body, now);
    CardId id = platform.create(template);
    cards.save(StoredCard.created(template.card(id, CardStatus.NOT_VERIFY), template.body(), now));
    return id;
  }
}
