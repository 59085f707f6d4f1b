package dev.kaquan.application.card;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardType;
import java.util.Optional;

/** Lists the stored cards, without asking the platform. */
@FunctionalInterface
public interface ListCards {
  /**
   * Returns cards, the latest created first.
   *
   * @param type only cards of this type; empty for all
   */
  Page<StoredCard> list(Optional<CardType> type, PageRequest page);
}
