package dev.kaquan.application.card;

import static dev.kaquan.domain.template.TemplateSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.InMemoryCardCreations;
import dev.kaquan.application.port.InMemoryCards;
import dev.kaquan.application.port.InMemoryPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Violation;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateCardTest {
  private static final CardId FIRST = new CardId("pCard0");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCardCreations creations = new InMemoryCardCreations(cards);
  private final CreateCard createCard = createCard(creations);

  @ParameterizedTest
  @EnumSource
  void a_card_of_every_type_is_created_and_stored_as_it_was_sent(CardType type) {
    Map<String, Object> body = TemplateSamples.body(type);
    assertEquals(FIRST, createCard.create(body));

    StoredCard stored = cards.find(FIRST).orElseThrow();
    assertEquals(platform.find(FIRST).orElseThrow().body(), stored.template());
    assertEquals(body, stored.template());
    assertEquals(TemplateSamples.NOW, stored.storedAt());
    assertEquals(type, stored.card().type());
    assertEquals(500, stored.card().quantity());
  }

  @Test
  void a_new_card_waits_for_its_review() {
    createCard.create(TemplateSamples.body(CardType.GROUPON));
    assertEquals(CardStatus.NOT_VERIFY, cards.find(FIRST).orElseThrow().card().status());
  }

  @Test
  void unknown_fields_are_sent_to_the_platform_and_stored() {
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    TemplateSamples.baseInfo(body).put("of_tomorrow", List.of(Map.of("a", 1)));
    createCard.create(body);
    assertEquals(body, platform.find(FIRST).orElseThrow().body());
    assertEquals(body, cards.find(FIRST).orElseThrow().template());
  }

  @Test
  void the_same_body_twice_makes_two_cards() {
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    assertEquals(
        List.of(FIRST, new CardId("pCard1")),
        List.of(createCard.create(body), createCard.create(body)));
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
        assertThrows(InvalidValueException.class, () -> createCard.create(body));
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

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REJECTED", "BUSY", "MINUTE_QUOTA", "DAILY_QUOTA"})
  void a_card_that_the_platform_does_not_create_is_not_stored(Kind kind) {
    platform.failsAt(FIRST, kind);
    PlatformException fault = assertThrows(
        PlatformException.class, () -> createCard.create(TemplateSamples.body(CardType.GIFT)));
    assertSame(kind, fault.kind());
    platform.recovers();
    assertNothingHappened();
    assertEquals(List.of(), open());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNREACHABLE", "MALFORMED"})
  void a_card_that_may_exist_is_an_open_attempt(Kind kind) {
    platform.failsAt(FIRST, kind);
    Map<String, Object> body = TemplateSamples.body(CardType.GIFT);
    CardMayExistException fault =
        assertThrows(CardMayExistException.class, () -> createCard.create(body));
    assertEquals(Optional.empty(), fault.cardId());
    assertTrue(
        fault.getMessage().startsWith("The card may exist. Do not repeat the request"),
        fault.getMessage());
    CardCreation creation = open().get(0);
    assertEquals(body, creation.template().body());
    assertEquals(NOW, creation.startedAt());
    assertEquals(
        new Checks(0, Optional.of(NOW), "the platform fails as it was told to"), creation.checks());
    assertEquals(List.of(), PortSamples.all(cards));
  }

  @Test
  void an_attempt_is_durable_before_the_platform_is_asked() {
    List<CardCreation> seen = new ArrayList<>();
    CardPlatform asked = new CreatingOnly(template -> {
      seen.addAll(open());
      return FIRST;
    });
    new CreateCardService(asked, creations, () -> "c1", InstantSource.fixed(NOW))
        .create(TemplateSamples.body(CardType.GIFT));
    assertEquals(1, seen.size());
    assertEquals(
        Checks.firstAt(NOW.plus(CreateCardService.FIRST_CHECK_AFTER)),
        seen.get(0).checks());
    assertEquals(List.of(), open());
  }

  @Test
  void a_failure_before_the_request_was_sent_leaves_no_attempt() {
    PlatformException notSent =
        new PlatformException(Kind.UNREACHABLE, false, "stable_token: no answer");
    CardPlatform asked = new CreatingOnly(template -> {
      throw notSent;
    });
    CreateCard create =
        new CreateCardService(asked, creations, () -> "c1", InstantSource.fixed(NOW));
    assertSame(
        notSent,
        assertThrows(
            PlatformException.class, () -> create.create(TemplateSamples.body(CardType.GIFT))));
    assertEquals(List.of(), open());
  }

  @Test
  void without_storage_for_the_attempt_forty_requests_create_no_card() {
    CreateCard create = createCard(new BrokenCreations(creations, "begin"));
    for (int i = 0; i < 40; i++) {
      assertThrows(
          StorageException.class, () -> create.create(TemplateSamples.body(CardType.GIFT)));
    }
    assertNothingHappened();
  }

  @Test
  void a_card_that_cannot_be_stored_is_named_and_stays_an_open_attempt() {
    CreateCard create = createCard(new BrokenCreations(creations, "complete"));
    CardMayExistException fault = assertThrows(
        CardMayExistException.class, () -> create.create(TemplateSamples.body(CardType.GIFT)));
    assertEquals(Optional.of(FIRST), fault.cardId());
    assertEquals(
        "The card pCard0 exists, but could not be stored. Do not repeat the request; the card is looked"
            + " for and stored in the background. Reason: disk full",
        fault.getMessage());
    assertEquals(1, open().size());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_failure_is_reported_even_if_its_consequence_cannot_be_stored(Kind kind) {
    platform.failsAt(FIRST, kind);
    for (String method : List.of("remove", "recordCheck")) {
      CreateCard create = createCard(new BrokenCreations(creations, method));
      RuntimeException fault = assertThrows(
          RuntimeException.class, () -> create.create(TemplateSamples.body(CardType.GIFT)));
      assertFalse(fault instanceof StorageException, fault::toString);
    }
  }

  @Test
  void a_bug_while_the_platform_is_asked_is_an_open_attempt() {
    CardPlatform asked = new CreatingOnly(template -> {
      throw new IllegalStateException("a bug");
    });
    CreateCard create =
        new CreateCardService(asked, creations, () -> "c1", InstantSource.fixed(NOW));
    assertThrows(
        CardMayExistException.class, () -> create.create(TemplateSamples.body(CardType.GIFT)));
    assertEquals("internal error", open().get(0).checks().reason());
  }

  private CreateCard createCard(CardCreations stored) {
    AtomicInteger ids = new AtomicInteger();
    return new CreateCardService(
        platform, stored, () -> "c" + ids.getAndIncrement(), InstantSource.fixed(NOW));
  }

  private List<CardCreation> open() {
    return creations.list(Optional.empty(), PageRequest.of("", "")).items();
  }

  private void assertNothingHappened() {
    assertEquals(Optional.<CardTemplate>empty(), platform.find(FIRST));
    assertEquals(List.of(), PortSamples.all(cards));
  }
}
