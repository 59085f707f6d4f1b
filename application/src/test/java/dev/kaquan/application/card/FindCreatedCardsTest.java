package dev.kaquan.application.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryCardCreations;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindCreatedCardsTest {
  private static final CardId ID = new CardId("pFS7Fjg8kV1IdDz01r4SQwMkuCKc");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCardCreations creations = new InMemoryCardCreations(cards);

  /** The sample cards were created at 1490190000. */
  private Instant now = Instant.ofEpochSecond(1490190000);

  private final InstantSource clock = () -> now;
  private final FindCreatedCards findCreatedCards =
      new FindCreatedCardsService(platform, creations, cards, clock);

  @Test
  void without_attempts_the_platform_is_not_asked() {
    platform.failsAt("cardIds", Kind.UNREACHABLE);
    assertEquals(0, findCreatedCards.findDue());
  }

  @Test
  void a_card_that_exists_is_stored_with_both_templates() {
    begin("c1", CardType.GIFT);
    Map<String, Object> received = TemplateSamples.received(CardType.GIFT);
    platform.has(
        new CardId("pOther"), CardTemplate.received(TemplateSamples.received(CardType.CASH)));
    platform.has(ID, CardTemplate.received(received));
    assertEquals(1, findCreatedCards.findDue());

    StoredCard stored = PortSamples.all(cards).get(0);
    assertEquals(1, PortSamples.all(cards).size());
    assertEquals(ID, stored.card().id());
    assertEquals(CardStatus.VERIFY_OK, stored.card().status());
    assertEquals(TemplateSamples.body(CardType.GIFT), stored.template());
    assertEquals(Map.of("card", received), stored.platformTemplate());
    assertEquals(List.of(), open());
    assertEquals(0, findCreatedCards.findDue());
  }

  @Test
  void an_attempt_in_progress_is_not_checked_yet() {
    creations.begin(creation("c1", CardType.GIFT, now.plusSeconds(60)), Optional.empty());
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    assertEquals(0, findCreatedCards.findDue());
    now = now.plusSeconds(60);
    assertEquals(1, findCreatedCards.findDue());
  }

  @Test
  void two_attempts_with_one_template_find_two_cards() {
    begin("c1", CardType.GIFT);
    begin("c2", CardType.GIFT);
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    assertEquals(1, findCreatedCards.findDue());
    assertEquals(List.of("c2"), open().stream().map(CardCreation::id).toList());

    platform.has(
        new CardId("pTwo"), CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    now = now.plus(Duration.ofHours(2));
    assertEquals(1, findCreatedCards.findDue());
    assertEquals(2, PortSamples.all(cards).size());
  }

  @Test
  void a_card_that_was_created_before_the_attempt_is_another_one() {
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    now = now.plus(Duration.ofMinutes(6));
    begin("c1", CardType.GIFT);
    assertEquals(0, findCreatedCards.findDue());
  }

  @Test
  void a_card_that_is_stored_with_its_template_is_another_one() {
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    cards.save(PortSamples.storedCard(PortSamples.card(ID.value())));
    begin("c1", CardType.GIFT);
    assertEquals(0, findCreatedCards.findDue());
  }

  @Test
  void a_card_that_was_synchronized_in_the_meantime_gets_its_template() {
    CardTemplate received = CardTemplate.received(TemplateSamples.received(CardType.GIFT));
    platform.has(ID, received);
    begin("c1", CardType.GIFT);
    new SyncCardService(platform, cards, clock).sync(ID);
    assertEquals(1, findCreatedCards.findDue());
    assertEquals(
        TemplateSamples.body(CardType.GIFT), cards.find(ID).orElseThrow().template());
  }

  @Test
  void an_attempt_without_a_card_is_checked_ever_less_often_and_given_up_after_a_day() {
    begin("c1", CardType.GIFT);
    creations.recordCheck("c1", new Checks(0, Optional.of(now), "no answer"));
    int checks = 0;
    Instant start = now;
    while (open().get(0).checks().next().isPresent()) {
      now = open().get(0).checks().next().get();
      assertEquals(0, findCreatedCards.findDue());
      checks++;
      assertEquals(checks, open().get(0).checks().count());
      assertEquals("no answer", open().get(0).checks().reason());
    }
    Duration time = Duration.between(start, now);
    assertTrue(time.compareTo(Duration.ofDays(1)) > 0, time::toString);
    assertTrue(time.compareTo(Duration.ofHours(26)) < 0, time::toString);
    assertTrue(checks > 24 && checks < 50, checks + " checks");

    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    assertEquals(0, findCreatedCards.findDue());
  }

  @Test
  void a_platform_failure_postpones_the_check_with_its_reason() {
    begin("c1", CardType.GIFT);
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    for (Object subject : List.of("cardIds", ID)) {
      platform.failsAt(subject, Kind.UNREACHABLE);
      assertThrows(PlatformException.class, findCreatedCards::findDue);
      assertEquals(
          "the platform fails as it was told to", open().get(0).checks().reason());
      platform.recovers();
      assertEquals(0, findCreatedCards.findDue());
      now = now.plusSeconds(20);
    }
    assertEquals(1, findCreatedCards.findDue());
  }

  @Test
  void a_platform_that_fails_for_days_gives_up_no_attempt() {
    begin("c1", CardType.GIFT);
    platform.has(ID, CardTemplate.received(TemplateSamples.received(CardType.GIFT)));
    platform.failsAt("cardIds", Kind.UNREACHABLE);
    for (int hour = 0; hour < 100; hour++) {
      now = now.plus(Duration.ofHours(2));
      assertThrows(PlatformException.class, findCreatedCards::findDue);
    }
    platform.recovers();
    now = now.plus(Duration.ofHours(2));
    assertEquals(1, findCreatedCards.findDue());
  }

  private void begin(String id, CardType type) {
    creations.begin(creation(id, type, now), Optional.empty());
  }

  private CardCreation creation(String id, CardType type, Instant due) {
    return new CardCreation(
        id, CardTemplate.restored(TemplateSamples.body(type)), now, Checks.firstAt(due));
  }

  private List<CardCreation> open() {
    return creations.list(Optional.empty(), PageRequest.of("", "")).items();
  }
}
