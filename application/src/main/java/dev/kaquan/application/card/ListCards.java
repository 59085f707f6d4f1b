package dev.kaquan.application.card;

import dev.kaquan.application.port.Cards.StoredCard;
import java.util.List;

/** Lists the stored cards, without asking the platform. */
@FunctionalInterface
public interface ListCards {
  /** Returns every card, newest first. */
  List<StoredCard> list();
}
