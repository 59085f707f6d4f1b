package dev.kaquan.application.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncCardTest {
  private static final CardId ID = CardSamples.CARD_ID;

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryCards cards = new InMemoryCards();
  private final SyncCard syncCard =
      new SyncCardService(platform, cards, InstantSource.fixed(PortSamples.NOW));

  @Test
  void a_card_that_was_made_elsewhere_is_taken_over() {
    Map<String, Object> received = TemplateSamples.received(CardType.GROUPON);
    platform.has(ID, CardTemplate.received(received));

    StoredCard stored = syncCard.sync(ID).orElseThrow();
    assertEquals(ID, stored.card().id());
    assertEquals(CardStatus.VERIFY_OK, stored.card().status());
    assertEquals(499, stored.card().quantity());
    assertEquals(Map.of("card", received), stored.platformTemplate());
    assertEquals(Map.of(), stored.template());
    assertEquals(PortSamples.NOW, stored.storedAt());
    assertEquals(Optional.of(stored), cards.find(ID));
  }

  @Test
  void a_changed_card_replaces_the_stored_one() {
    cards.save(PortSamples.storedCard(CardSamples.BOUND, PortSamples.NOW.minusMillis(1)));
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    StoredCard stored = syncCard.sync(ID).orElseThrow();
    assertEquals(CardType.GIFT, stored.card().type());
    assertEquals(PortSamples.template(CardSamples.BOUND.title()), stored.template());
    assertEquals(PortSamples.NOW.minusMillis(1), stored.createdAt());
    assertEquals(List.of(stored), PortSamples.all(cards));
  }

  @Test
  void every_status_is_taken_over_in_both_spellings() {
    for (CardStatus status : CardStatus.values()) {
      for (String spelling : List.of("CARD_STATUS_", "CARD_STATUS_USER_")) {
        assertEquals(status, statusAfterSync(spelling + status.name()));
      }
    }
  }

  @Test
  void a_card_with_an_unknown_status_counts_as_not_reviewed() {
    assertEquals(CardStatus.NOT_VERIFY, statusAfterSync("CARD_STATUS_OF_TOMORROW"));
  }

  @Test
  void syncing_twice_returns_and_stores_the_same() {
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.MEMBER_CARD)));
    Optional<StoredCard> once = syncCard.sync(ID);
    assertEquals(once, syncCard.sync(ID));
    assertEquals(List.of(once.orElseThrow()), PortSamples.all(cards));
  }

  @Test
  void syncing_an_unknown_card_returns_empty_and_keeps_the_stored_cards() {
    assertEquals(Optional.empty(), syncCard.sync(ID));
    assertEquals(List.of(), PortSamples.all(cards));

    StoredCard stored = PortSamples.storedCard(CardSamples.PLAIN);
    cards.save(stored);
    assertEquals(Optional.empty(), syncCard.sync(ID));
    assertEquals(List.of(stored), PortSamples.all(cards));
  }

  @Test
  void a_platform_failure_leaves_the_stored_card_unchanged() {
    StoredCard stored = PortSamples.storedCard(CardSamples.PLAIN);
    cards.save(stored);
    for (PlatformException.Kind kind : PlatformException.Kind.values()) {
      platform.failsAt(ID, kind);
      assertSame(
          kind, assertThrows(PlatformException.class, () -> syncCard.sync(ID)).kind());
    }
    assertEquals(List.of(stored), PortSamples.all(cards));
  }

  private CardStatus statusAfterSync(String status) {
    Map<String, Object> received = TemplateSamples.received(CardType.GROUPON);
    TemplateSamples.object(TemplateSamples.object(received, "groupon"), "base_info")
        .put("status", status);
    platform.has(ID, CardTemplate.received(received));
    return syncCard.sync(ID).orElseThrow().card().status();
  }
}
