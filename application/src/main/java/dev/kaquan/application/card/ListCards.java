package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import java.util.List;

/** Looks at all the cards that are kept here, without asking the platform. */
@FunctionalInterface
public interface ListCards {
  /** Every card, the latest first. */
  List<StoredCard> list();
}
