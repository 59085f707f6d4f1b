package dev.kaquan.application.card;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.Cards;

/**
 * Binds {@link CreateCard}, {@link SyncCard}, {@link FindCard} and {@link ListCards}. Needs
 * CardPlatform, Cards and InstantSource.
 */
public final class CardUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(CreateCard.class).to(CreateCardService.class);
    bind(SyncCard.class).to(SyncCardService.class);
  }

  @Provides
  FindCard findCard(Cards cards) {
    return cards::find;
  }

  @Provides
  ListCards listCards(Cards cards) {
    return cards::list;
  }
}
