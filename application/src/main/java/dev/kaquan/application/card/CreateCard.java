package dev.kaquan.application.card;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.domain.card.CardId;
import java.util.Map;

/** Creates a card at the platform and stores it. */
@FunctionalInterface
public interface CreateCard {
  /**
   * Checks the card, stores the attempt, creates the card and stores it.
   *
   * @param body what {@code /card/create} takes; unknown fields are passed on
   * @throws dev.kaquan.domain.InvalidValueException with every violation; nothing was created
   * @throws dev.kaquan.application.port.PlatformException if the platform did not create it
   * @throws dev.kaquan.application.port.StorageException if the attempt could not be stored; nothing was
   *     created
   * @throws CardMayExistException if the card may exist, or exists and could not be stored; the request
   *     must not be repeated
   */
  default CardId create(Map<String, ?> body) {
    return create(body, Receipt.none());
  }

  /** Creates a card, and stores the answer to the request together with it. */
  CardId create(Map<String, ?> body, Receipt<CardId> receipt);
}
