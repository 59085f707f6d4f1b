package dev.kaquan.application.card;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.domain.card.CardType;
import java.util.Optional;

/** Lists the attempts to create a card whose outcome is not known. */
@FunctionalInterface
public interface ListCardCreations {
  /**
   * Returns attempts, the latest first; also those given up because no such card was found.
   *
   * @param type only attempts for cards of this type; empty for all
   */
  Page<CardCreation> list(Optional<CardType> type, PageRequest page);
}
