package dev.kaquan.application.card;

import dev.kaquan.domain.card.CardId;
import java.util.Optional;

/**
 * The platform was asked to create a card, and it is not certain whether the card exists, or it exists
 * and could not be stored. To repeat the request could create a second card. A background job looks for
 * the card and stores it.
 */
public final class CardMayExistException extends RuntimeException {
  private final transient Optional<CardId> cardId;
  private final String reason;

  /**
   * Creates an exception.
   *
   * @param cardId the id of the card, if the platform named it
   * @param reason what happened; nothing secret
   */
  public CardMayExistException(Optional<CardId> cardId, String reason, Throwable cause) {
    super(reason, cause);
    this.cardId = cardId;
    this.reason = reason;
  }

  /** Creates the exception for a process that ended before the platform answered. */
  public static CardMayExistException interrupted() {
    return new CardMayExistException("the service was stopped");
  }

  private CardMayExistException(String reason) {
    super(reason);
    this.cardId = Optional.empty();
    this.reason = reason;
  }

  /** Returns the id of the card, if the platform named it. */
  public Optional<CardId> cardId() {
    return cardId;
  }

  /** Returns what happened and what to do. */
  @Override
  public String getMessage() {
    return "The card "
        + cardId.map(id -> id + " exists, but could not be stored").orElse("may exist")
        + ". Do not repeat the request; the card is looked for and stored in the background."
        + " Reason: "
        + reason;
  }
}
