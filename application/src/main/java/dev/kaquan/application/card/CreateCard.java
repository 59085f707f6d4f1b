package dev.kaquan.application.card;

import dev.kaquan.domain.card.CardId;
import java.util.Map;

/** Creates a card at the platform, and keeps it. */
@FunctionalInterface
public interface CreateCard {
  /**
   * Checks the card by every rule, creates it and keeps it.
   *
   * @param body what {@code /card/create} takes; fields unknown here are passed on
   * @throws dev.kaquan.domain.InvalidValueException with every broken rule; nothing was created
   * @throws dev.kaquan.application.port.PlatformException if the platform did not create it, or did
   *     not answer; then look whether the card exists before you repeat
   */
  CardId create(Map<String, ?> body);
}
