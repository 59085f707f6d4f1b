package dev.kaquan.application.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryCardCreations;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link FindCard} and {@link ListCards}, wired by {@link CardUseCases}. */
class StoredCardsTest {
  private final InMemoryCards cards = new InMemoryCards();
  private final Injector injector = Guice.createInjector(new CardUseCases(), new AbstractModule() {
    @Override
    protected void configure() {
      bind(CardCreations.class).toInstance(new InMemoryCardCreations(cards));
      bind(Nonces.class).toInstance(() -> "c1");
      bind(Cards.class).toInstance(cards);
      bind(CardPlatform.class).toInstance(new InMemoryPlatform());
      bind(InstantSource.class).toInstance(InstantSource.fixed(TemplateSamples.NOW));
    }
  });
  private final FindCard findCard = injector.getInstance(FindCard.class);
  private final ListCards listCards = injector.getInstance(ListCards.class);

  private List<StoredCard> all() {
    return listCards.list(Optional.empty(), PageRequest.of("", "")).items();
  }

  @Test
  void a_card_is_found_under_its_id_alone() {
    StoredCard stored = PortSamples.storedCard(PortSamples.card("p1"));
    cards.save(stored);
    assertEquals(Optional.of(stored), findCard.find(new CardId("p1")));
    assertEquals(Optional.empty(), findCard.find(new CardId("P1")));
  }

  @Test
  void the_latest_card_comes_first() {
    assertEquals(List.of(), all());
    StoredCard older =
        PortSamples.storedCard(PortSamples.card("p1"), PortSamples.NOW.minusMillis(1));
    StoredCard latest = PortSamples.storedCard(PortSamples.card("p2"));
    cards.save(latest);
    cards.save(older);
    assertEquals(List.of(latest, older), all());
  }

  @Test
  void a_card_that_is_created_or_taken_over_is_seen_at_once() {
    CardId id = injector.getInstance(CreateCard.class).create(TemplateSamples.body(CardType.GIFT));
    assertEquals(all(), List.of(findCard.find(id).orElseThrow()));
    assertEquals(Optional.empty(), injector.getInstance(SyncCard.class).sync(new CardId("p0")));
  }
}
