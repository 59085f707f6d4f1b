package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.domain.card.CardId;

/** Deposits the imported codes of a card, and waits until that is done. */
@FunctionalInterface
public interface DepositNow {
  /**
   * Starts a deposit like {@link DepositCodes}, and executes deposits until this one has ended or failed. If another
   * process executes it, it is waited for.
   *
   * @return the deposit; if it is pending, the platform did not answer, and it goes on later
   * @throws dev.kaquan.domain.InvalidValueException unless the card has deposited codes
   */
  StoredDeposit deposit(CardId cardId);
}
