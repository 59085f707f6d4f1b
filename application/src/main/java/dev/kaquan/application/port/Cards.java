package dev.kaquan.application.port;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The stored cards. */
public interface Cards {
  /**
   * Stores a card. If it is stored already, the time of its creation does not change, and an empty
   * template leaves the stored one in place.
   */
  void save(StoredCard card);

  /** Returns the card with the given id, or empty if none is stored. */
  Optional<StoredCard> find(CardId id);

  /**
   * Returns cards, the latest created first.
   *
   * @param type only cards of this type; empty for all
   */
  Page<StoredCard> list(Optional<CardType> type, PageRequest page);

  /**
   * A card and its templates.
   *
   * @param template what the merchant sent to {@code /card/create}; empty if the card was created
   *     elsewhere
   * @param platformTemplate what {@code /card/get} returned, in the form of {@code /card/create};
   *     empty if it was not asked yet
   * @param createdAt when it was first stored
   * @param storedAt when it was last created or synchronized
   */
  record StoredCard(
      Card card,
      Map<String, Object> template,
      Map<String, Object> platformTemplate,
      Instant createdAt,
      Instant storedAt) {

    /** Returns the template with the latest changes, those made elsewhere included if it was synchronized. */
    public Map<String, Object> latestTemplate() {
      return platformTemplate.isEmpty() ? template : platformTemplate;
    }

    /** Returns a card that was created at the given time from the merchant's template. */
    public static StoredCard created(Card card, Map<String, Object> template, Instant at) {
      return new StoredCard(card, template, Map.of(), at, at);
    }

    /** Returns a card that the platform returned at the given time. */
    public static StoredCard synced(Card card, Map<String, Object> platformTemplate, Instant at) {
      return new StoredCard(card, Map.of(), platformTemplate, at, at);
    }
  }
}
