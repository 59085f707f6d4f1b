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

    StoredCard kept = syncCard.sync(ID).orElseThrow();
    assertEquals(ID, kept.card().id());
    assertEquals(CardStatus.VERIFY_OK, kept.card().status());
    assertEquals(499, kept.card().quantity());
    assertEquals(Map.of("card", received), kept.template());
    assertEquals(PortSamples.NOW, kept.storedAt());
    assertEquals(Optional.of(kept), cards.find(ID));
  }

  @Test
  void a_card_that_changed_takes_the_place_of_what_was_kept() {
    cards.save(PortSamples.keptCard(CardSamples.BOUND, PortSamples.NOW.minusMillis(1)));
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    StoredCard kept = syncCard.sync(ID).orElseThrow();
    assertEquals(CardType.GIFT, kept.card().type());
    assertEquals(List.of(kept), cards.all());
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
  void a_card_of_a_status_that_nobody_knows_counts_as_not_reviewed() {
    assertEquals(CardStatus.NOT_VERIFY, statusAfterSync("CARD_STATUS_OF_TOMORROW"));
  }

  @Test
  void syncing_twice_answers_and_keeps_the_same() {
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.MEMBER_CARD)));
    Optional<StoredCard> once = syncCard.sync(ID);
    assertEquals(once, syncCard.sync(ID));
    assertEquals(List.of(once.orElseThrow()), cards.all());
  }

  @Test
  void a_card_that_the_account_does_not_have_is_nothing_and_what_is_kept_stays() {
    assertEquals(Optional.empty(), syncCard.sync(ID));
    assertEquals(List.of(), cards.all());

    StoredCard kept = PortSamples.keptCard(CardSamples.PLAIN);
    cards.save(kept);
    assertEquals(Optional.empty(), syncCard.sync(ID));
    assertEquals(List.of(kept), cards.all());
  }

  @Test
  void a_fault_of_the_platform_leaves_what_is_kept_alone() {
    StoredCard kept = PortSamples.keptCard(CardSamples.PLAIN);
    cards.save(kept);
    for (PlatformException.Kind kind : PlatformException.Kind.values()) {
      platform.failsAt(ID, kind);
      assertSame(
          kind, assertThrows(PlatformException.class, () -> syncCard.sync(ID)).kind());
    }
    assertEquals(List.of(kept), cards.all());
  }

  private CardStatus statusAfterSync(String status) {
    Map<String, Object> received = TemplateSamples.received(CardType.GROUPON);
    TemplateSamples.object(TemplateSamples.object(received, "groupon"), "base_info")
        .put("status", status);
    platform.has(ID, CardTemplate.received(received));
    return syncCard.sync(ID).orElseThrow().card().status();
  }
}
