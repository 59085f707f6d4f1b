package dev.kaquan.application.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertEquals(List.of(), cards().all());
  }

  @Test
  default void a_card_is_found_as_it_was_stored() {
    StoredCard stored = PortSamples.storedCard(CardSamples.PLAIN);
    cards().save(stored);
    assertEquals(Optional.of(stored), cards().find(stored.card().id()));
    assertEquals(List.of(stored), cards().all());
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
    assertIsStored(new StoredCard(CardSamples.PLAIN, Map.of(), PortSamples.NOW));
  }

  @Test
  default void a_card_replaces_its_stored_version() {
    cards().save(PortSamples.storedCard(CardSamples.PLAIN));
    StoredCard other = new StoredCard(
        CardSamples.TERM, PortSamples.template("另一张"), PortSamples.NOW.plusMillis(1));
    assertIsStored(other);
    assertEquals(List.of(other), cards().all());
  }

  @Test
  default void the_latest_card_comes_first() {
    StoredCard first = PortSamples.storedCard(PortSamples.card("pB"), PortSamples.NOW);
    StoredCard third =
        PortSamples.storedCard(PortSamples.card("pC"), PortSamples.NOW.plusMillis(2));
    StoredCard second =
        PortSamples.storedCard(PortSamples.card("pA"), PortSamples.NOW.plusMillis(1));
    List.of(first, third, second).forEach(cards()::save);
    assertEquals(List.of(third, second, first), cards().all());

    StoredCard firstAgain = PortSamples.storedCard(first.card(), PortSamples.NOW.plusMillis(3));
    cards().save(firstAgain);
    assertEquals(List.of(firstAgain, third, second), cards().all());
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
    for (int i = 0; i < 200; i++) {
      Card card = PortSamples.card(CardSamples.string(random, 32));
      latestFirst.add(0, PortSamples.storedCard(card, PortSamples.NOW.plusMillis(i)));
    }
    latestFirst.forEach(cards()::save);
    assertEquals(latestFirst, cards().all());
  }

  private void assertIsStored(StoredCard stored) {
    cards().save(stored);
    assertEquals(Optional.of(stored), cards().find(stored.card().id()));
  }
}
