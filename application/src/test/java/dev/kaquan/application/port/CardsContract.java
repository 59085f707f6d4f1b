package dev.kaquan.application.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.card.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cards}. */
public interface CardsContract {
  /** Returns the instance under test, empty at the start of a test. */
  Cards cards();

  @Test
  default void nothing_is_found_in_an_empty_store() {
    assertEquals(Optional.empty(), cards().find(PortSamples.CARD_ID));
    assertEquals(List.of(), PortSamples.all(cards()));
  }

  @Test
  default void a_card_is_found_as_it_was_stored() {
    StoredCard stored = PortSamples.storedCard(CardSamples.PLAIN);
    cards().save(stored);
    assertEquals(Optional.of(stored), cards().find(stored.card().id()));
    assertEquals(List.of(stored), PortSamples.all(cards()));
  }

  @Test
  default void ids_are_case_sensitive() {
    cards().save(PortSamples.storedCard(PortSamples.card("pAbC")));
    assertEquals(Optional.empty(), cards().find(new CardId("pabc")));
  }

  @Test
  default void cards_with_every_kind_of_validity_are_found_as_they_were_stored() {
    List<Validity> validities = List.of(
        new Validity.FixedRange(Instant.ofEpochSecond(1), Instant.ofEpochSecond(4_102_444_799L)),
        new Validity.FixedRange(CardSamples.NOW, Validity.FOREVER),
        new Validity.FixedTerm(1, 0, Validity.FOREVER),
        new Validity.FixedTerm(365, 90, CardSamples.NOW),
        new Validity.Permanent());
    for (Validity validity : validities) {
      assertIsStored(PortSamples.storedCard(CardSamples.card(CodeMode.CUSTOM, true, validity)));
    }
  }

  @Test
  default void cards_of_every_type_code_mode_and_status_are_found_as_they_were_stored() {
    for (CardType type : CardType.values()) {
      for (CodeMode codeMode : CodeMode.values()) {
        for (CardStatus status : CardStatus.values()) {
          assertIsStored(PortSamples.storedCard(new Card(
              PortSamples.CARD_ID,
              type,
              "卡 'x' \"y\" \\ 😀",
              codeMode,
              status.canBeTaken(),
              CardSamples.PLAIN.validity(),
              Long.MAX_VALUE,
              Integer.MAX_VALUE,
              status)));
        }
      }
    }
  }

  @Test
  default void a_template_keeps_the_order_of_its_fields() {
    StoredCard stored = PortSamples.storedCard(CardSamples.PLAIN);
    cards().save(stored);
    assertEquals(
        stored.template().toString(),
        cards().find(stored.card().id()).orElseThrow().template().toString());
  }

  @Test
  default void a_template_may_be_empty() {
    assertIsStored(StoredCard.created(CardSamples.PLAIN, Map.of(), PortSamples.NOW));
  }

  @Test
  default void a_card_replaces_its_stored_version_and_keeps_the_time_of_its_creation() {
    cards().save(PortSamples.storedCard(CardSamples.PLAIN));
    Map<String, Object> other = PortSamples.template("另一张");
    Instant later = PortSamples.NOW.plusMillis(1);
    cards().save(StoredCard.created(CardSamples.TERM, other, later));
    assertEquals(
        List.of(new StoredCard(CardSamples.TERM, other, Map.of(), PortSamples.NOW, later)),
        PortSamples.all(cards()));
  }

  @Test
  default void the_templates_of_the_merchant_and_of_the_platform_are_stored_side_by_side() {
    Map<String, Object> own = PortSamples.template("卡");
    Map<String, Object> platforms = PortSamples.template("卡 #63b359");
    Instant later = PortSamples.NOW.plusMillis(1);
    cards().save(StoredCard.created(CardSamples.PLAIN, own, PortSamples.NOW));
    cards().save(StoredCard.synced(CardSamples.PLAIN, platforms, later));
    StoredCard both = new StoredCard(CardSamples.PLAIN, own, platforms, PortSamples.NOW, later);
    assertEquals(List.of(both), PortSamples.all(cards()));

    cards().save(StoredCard.created(CardSamples.PLAIN, own, later));
    assertEquals(List.of(both), PortSamples.all(cards()));
  }

  @Test
  default void the_card_that_was_created_last_comes_first_whenever_it_was_synchronized() {
    StoredCard first = PortSamples.storedCard(PortSamples.card("pB"), PortSamples.NOW);
    StoredCard third =
        PortSamples.storedCard(PortSamples.card("pC"), PortSamples.NOW.plusMillis(2));
    StoredCard second =
        PortSamples.storedCard(PortSamples.card("pA"), PortSamples.NOW.plusMillis(1));
    List.of(first, third, second).forEach(cards()::save);
    assertEquals(List.of(third, second, first), PortSamples.all(cards()));

    cards().save(StoredCard.synced(first.card(), Map.of(), PortSamples.NOW.plusMillis(3)));
    assertEquals(
        List.of("pC", "pA", "pB"),
        PortSamples.all(cards()).stream()
            .map(stored -> stored.card().id().value())
            .toList());
  }

  @Test
  default void cards_are_listed_page_by_page_and_by_type() {
    List<StoredCard> latestFirst = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      StoredCard stored = PortSamples.storedCard(
          PortSamples.card("p" + number), PortSamples.NOW.plusMillis(number / 3));
      cards().save(stored);
      latestFirst.add(0, stored);
    }
    CardType type = CardSamples.PLAIN.type();
    for (int limit = 1; limit <= 7; limit++) {
      assertEquals(latestFirst, allPages(Optional.empty(), limit));
      assertEquals(latestFirst, allPages(Optional.of(type), limit));
    }
    CardType other = type == CardType.CASH ? CardType.GIFT : CardType.CASH;
    assertEquals(List.of(), allPages(Optional.of(other), 1));
  }

  private List<StoredCard> allPages(Optional<CardType> type, int limit) {
    List<StoredCard> items = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      Page<StoredCard> page = cards().list(type, new PageRequest(limit, after));
      items.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  @Test
  default void the_time_of_storing_is_stored_to_the_millisecond() {
    cards().save(PortSamples.storedCard(CardSamples.PLAIN, PortSamples.NOW.plusNanos(999_999)));
    assertEquals(
        PortSamples.NOW, cards().find(CardSamples.PLAIN.id()).orElseThrow().storedAt());
  }

  @Test
  default void many_cards_are_listed() {
    SplittableRandom random = new SplittableRandom(20261123);
    List<StoredCard> latestFirst = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Card card = PortSamples.card(CardSamples.string(random, 32));
      latestFirst.add(0, PortSamples.storedCard(card, PortSamples.NOW.plusMillis(i)));
    }
    latestFirst.forEach(cards()::save);
    assertEquals(latestFirst, PortSamples.all(cards()));
  }

  private void assertIsStored(StoredCard stored) {
    cards().save(stored);
    StoredCard found = cards().find(stored.card().id()).orElseThrow();
    assertEquals(stored.card(), found.card());
    assertEquals(stored.template(), found.template());
  }
}
