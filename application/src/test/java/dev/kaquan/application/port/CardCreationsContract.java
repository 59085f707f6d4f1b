package dev.kaquan.application.port;

import static dev.kaquan.application.port.PortSamples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.template.CardTemplate;
import dev.kaquan.domain.template.TemplateSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link CardCreations}. */
public interface CardCreationsContract {
  /** Returns the instance under test, empty at the start of a test. */
  CardCreations creations();

  /** Returns the cards in which completed ones are stored. */
  Cards cards();

  @Test
  default void an_attempt_is_found_as_it_was_begun() {
    CardCreation gift = creation("c1", CardType.GIFT, NOW);
    creations().begin(gift, Optional.empty());
    assertEquals(List.of(gift), all(Optional.empty()));
    assertEquals(
        gift.template().body().toString(),
        all(Optional.empty()).get(0).template().body().toString());
  }

  @Test
  default void a_completed_attempt_is_a_stored_card() {
    creations().begin(creation("c1", CardType.GIFT, NOW), Optional.empty());
    creations().begin(creation("c2", CardType.GIFT, NOW), Optional.empty());
    StoredCard card = PortSamples.storedCard(PortSamples.card("p1"));
    creations().complete("c1", card, Optional.empty());
    creations().complete("c1", card, Optional.empty());
    assertEquals(List.of(card), PortSamples.all(cards()));
    assertEquals(List.of(creation("c2", CardType.GIFT, NOW)), all(Optional.empty()));
  }

  @Test
  default void a_removed_attempt_is_gone() {
    creations().begin(creation("c1", CardType.GIFT, NOW), Optional.empty());
    creations().remove("c1");
    creations().remove("c1");
    assertEquals(List.of(), all(Optional.empty()));
    assertEquals(List.of(), PortSamples.all(cards()));
  }

  @Test
  default void attempts_are_due_at_their_next_check_the_oldest_first() {
    creations().begin(creation("c3", CardType.GIFT, NOW), Optional.empty());
    creations().begin(creation("c1", CardType.GIFT, NOW.plusMillis(1)), Optional.empty());
    creations().begin(creation("c2", CardType.GIFT, NOW), Optional.empty());
    assertEquals(List.of("c2", "c3"), due(NOW, 9));
    assertEquals(List.of("c2", "c3", "c1"), due(NOW.plusMillis(1), 9));
    assertEquals(List.of("c2"), due(NOW.plusMillis(1), 1));

    creations().recordCheck("c2", new Checks(1, Optional.of(NOW.plusMillis(7)), "无应答"));
    creations().recordCheck("c3", new Checks(9, Optional.empty(), "no answer"));
    creations().recordCheck("c9", new Checks(9, Optional.empty(), "no answer"));
    assertEquals(List.of("c1"), due(NOW.plusMillis(6), 9));
    assertEquals(List.of("c2", "c1"), due(NOW.plusMillis(7), 9));
    assertEquals(
        List.of(
            new Checks(0, Optional.of(NOW.plusMillis(1)), ""),
            new Checks(9, Optional.empty(), "no answer"),
            new Checks(1, Optional.of(NOW.plusMillis(7)), "无应答")),
        all(Optional.empty()).stream().map(CardCreation::checks).toList());
  }

  @Test
  default void attempts_are_listed_latest_first_page_by_page_and_by_type() {
    List<CardCreation> latestFirst = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      CardType type = number == 2 ? CardType.CASH : CardType.GIFT;
      CardCreation creation = creation("c" + number, type, NOW.plusMillis(number / 2));
      creations().begin(creation, Optional.empty());
      latestFirst.add(0, creation);
    }
    assertEquals(latestFirst, all(Optional.empty()));
    assertEquals(List.of(latestFirst.get(2)), all(Optional.of(CardType.CASH)));
    assertEquals(4, all(Optional.of(CardType.GIFT)).size());
  }

  private List<CardCreation> all(Optional<CardType> type) {
    List<CardCreation> items = new ArrayList<>();
    Optional<Cursor> after = Optional.empty();
    do {
      Page<CardCreation> page = creations().list(type, new PageRequest(2, after));
      items.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  private List<String> due(Instant due, int most) {
    return creations().due(due, most).stream().map(CardCreation::id).toList();
  }

  private static CardCreation creation(String id, CardType type, Instant startedAt) {
    // JSON does not tell whether a number was a long.
    Map<String, Object> body = TemplateSamples.body(type);
    TemplateSamples.object(TemplateSamples.baseInfo(body), "date_info")
        .replaceAll((name, value) -> value instanceof Long number ? number.intValue() : value);
    return new CardCreation(id, CardTemplate.restored(body), startedAt, Checks.firstAt(startedAt));
  }
}
