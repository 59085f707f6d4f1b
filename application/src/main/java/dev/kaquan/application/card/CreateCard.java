package dev.kaquan.application.card;

import dev.kaquan.domain.card.CardId;
import java.util.Map;

/** Creates a card at the platform and stores it. */
@FunctionalInterface
public interface CreateCard {
  /**
   * Checks the card, creates it and stores it.
   *
   * @param body what {@code /card/create} takes; unknown fields are passed on
   * @throws dev.kaquan.domain.InvalidValueException with every violation; nothing was created
   * @throws dev.kaquan.application.port.PlatformException if the platform did not create it or did
   *     not answer; check whether the card exists before you repeat the request
   */
  CardId create(Map<String, ?> body);
}
