package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.domain.card.CardId;

/** Gives the imported codes of a card to the platform, which assigns them to people. */
@FunctionalInterface
public interface DepositCodes {
  /**
   * Starts a deposit, which is executed in the background; if the card has one that is pending, it goes on at once. When
   * every code is deposited, the stock of the card is raised to their number.
   *
   * @throws dev.kaquan.domain.InvalidValueException unless the card has deposited codes
   */
  StoredDeposit start(CardId cardId);
}
