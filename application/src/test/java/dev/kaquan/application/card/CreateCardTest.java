package dev.kaquan.application.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateCardTest {
  private static final CardId FIRST = new CardId("pCard0");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryCards cards = new InMemoryCards();

  @ParameterizedTest
  @EnumSource
  void a_card_of_every_type_is_created_and_stored_as_it_was_sent(CardType type) {
    Map<String, Object> body = TemplateSamples.body(type);
    assertEquals(FIRST, createCard(cards).create(body));

    StoredCard stored = cards.find(FIRST).orElseThrow();
    assertEquals(platform.find(FIRST).orElseThrow().body(), stored.template());
    assertEquals(body, stored.template());
    assertEquals(TemplateSamples.NOW, stored.storedAt());
    assertEquals(type, stored.card().type());
    assertEquals(500, stored.card().quantity());
  }

  @Test
  void a_new_card_waits_for_its_review() {
    createCard(cards).create(TemplateSamples.body(CardType.GROUPON));
    assertEquals(CardStatus.NOT_VERIFY, cards.find(FIRST).orElseThrow().card().status());
  }

  @Test
  void unknown_fields_are_sent_to_the_platform_and_stored() {
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    TemplateSamples.baseInfo(body).put("of_tomorrow", List.of(Map.of("a", 1)));
    createCard(cards).create(body);
    assertEquals(body, platform.find(FIRST).orElseThrow().body());
    assertEquals(body, cards.find(FIRST).orElseThrow().template());
  }

  @Test
  void the_same_body_twice_makes_two_cards() {
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    assertEquals(
        List.of(FIRST, new CardId("pCard1")),
        List.of(createCard(cards).create(body), createCard(cards).create(body)));
    assertEquals(2, PortSamples.all(cards).size());
  }

  @Test
  void all_violations_are_reported_together_and_nothing_is_created() {
    Map<String, Object> body = TemplateSamples.body(CardType.CASH);
    Map<String, Object> base = TemplateSamples.baseInfo(body);
    base.put("title", "三".repeat(10));
    base.put("color", "red");
    base.remove("notice");
    TemplateSamples.typeObject(body).put("reduce_cost", 99);

    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> createCard(cards).create(body));
    assertEquals(
        List.of(
            "card.cash.base_info.title",
            "card.cash.base_info.color",
            "card.cash.base_info.notice",
            "card.cash.reduce_cost"),
        refusal.violations().stream().map(Violation::field).toList());
    assertFalse(refusal.getMessage().contains("三三"));
    assertNothingHappened();
  }

  @Test
  void a_card_that_the_platform_does_not_create_is_not_stored() {
    for (PlatformException.Kind kind : PlatformException.Kind.values()) {
      platform.failsAt(FIRST, kind);
      PlatformException fault = assertThrows(
          PlatformException.class,
          () -> createCard(cards).create(TemplateSamples.body(CardType.GIFT)));
      assertSame(kind, fault.kind());
    }
    platform.recovers();
    assertNothingHappened();
  }

  @Test
  void a_card_is_stored_before_its_id_is_returned() {
    StorageException full = new StorageException("disk full", new IOException());
    Cards broken = new Cards() {
      @Override
      public void save(StoredCard card) {
        throw full;
      }

      @Override
      public Optional<StoredCard> find(CardId id) {
        return Optional.empty();
      }

      @Override
      public Page<StoredCard> list(Optional<CardType> type, PageRequest page) {
        return new Page<>(List.of(), Optional.empty());
      }
    };
    assertSame(
        full,
        assertThrows(
            StorageException.class,
            () -> createCard(broken).create(TemplateSamples.body(CardType.GIFT))));
  }

  private CreateCard createCard(Cards stored) {
    return new CreateCardService(platform, stored, InstantSource.fixed(TemplateSamples.NOW));
  }

  private void assertNothingHappened() {
    assertEquals(Optional.<CardTemplate>empty(), platform.find(FIRST));
    assertEquals(List.of(), PortSamples.all(cards));
  }
}
