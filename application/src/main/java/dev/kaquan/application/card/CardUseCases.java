package dev.kaquan.application.card;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.Cards;
import java.time.Duration;

/**
 * Binds {@link CreateCard}, {@link SyncCard}, {@link FindCard}, {@link ListCards}, {@link
 * ListCardCreations} and {@link FindCreatedCards}, and contributes a {@link BackgroundJob}. Needs
 * CardCreations, CardPlatform, Cards, InstantSource and Nonces.
 */
public final class CardUseCases extends AbstractModule {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  @Override
  protected void configure() {
    bind(CreateCard.class).to(CreateCardService.class);
    bind(SyncCard.class).to(SyncCardService.class);
    bind(FindCreatedCards.class).to(FindCreatedCardsService.class);
  }

  @Provides
  FindCard findCard(Cards cards) {
    return cards::find;
  }

  @Provides
  ListCards listCards(Cards cards) {
    return cards::list;
  }

  @Provides
  ListCardCreations listCardCreations(CardCreations creations) {
    return creations::list;
  }

  @ProvidesIntoSet
  BackgroundJob findCreatedCards(FindCreatedCards findCreatedCards) {
    return new BackgroundJob("find-created-cards", CHECK_INTERVAL, findCreatedCards::findDue);
  }
}
