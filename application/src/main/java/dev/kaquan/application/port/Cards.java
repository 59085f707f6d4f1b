package dev.kaquan.application.port;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards that are kept here, one for an id. */
public interface Cards {
  /** Keeps a card, in place of what was kept of it before. */
  void save(StoredCard card);

  /** The card of that id, if it is kept here. */
  Optional<StoredCard> find(CardId id);

  /** Every card, the latest first. */
  List<StoredCard> all();

  /**
   * A card and the template it was made from.
   *
   * @param template as {@code /card/create} takes it, field by field
   * @param storedAt when it was last created or taken over
   */
  record StoredCard(Card card, Map<String, Object> template, Instant storedAt) {}
}
