package dev.kaquan.application.port;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored cards. */
public interface Cards {
  /** Stores a card in place of the one with the same id. */
  void save(StoredCard card);

  /** Returns the card with the given id, or empty if none is stored. */
  Optional<StoredCard> find(CardId id);

  /** Returns every card, newest first. */
  List<StoredCard> all();

  /**
   * A card and its template.
   *
   * @param template what {@code /card/create} takes
   * @param storedAt when it was last created or synchronized
   */
  record StoredCard(Card card, Map<String, Object> template, Instant storedAt) {}
}
