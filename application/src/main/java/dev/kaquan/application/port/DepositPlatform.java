package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The platform's deposited codes.
 *
 * <p>Every method throws {@link PlatformException} if the platform does not execute a call, or may not have executed it.
 */
public interface DepositPlatform {
  /** How many codes a call takes. */
  int MOST_CODES = 100;

  /**
   * Deposits codes, at most {@link #MOST_CODES}. May be repeated: those that were deposited before are not accepted
   * again.
   *
   * @return those that were accepted now
   */
  Set<CardCode> deposit(CardId cardId, List<CardCode> codes);

  /** Returns which of the codes, at most {@link #MOST_CODES}, are deposited. May be repeated. */
  Set<CardCode> existing(CardId cardId, List<CardCode> codes);

  /** Returns how many codes of a card were ever deposited. May be repeated. */
  long count(CardId cardId);

  /** Returns the stock of a card, with what was claimed of it; empty if it is not known. May be repeated. */
  Optional<Long> stock(CardId cardId);

  /** Raises the stock of a card. Must not be repeated before {@link #stock} says that it was not executed. */
  void raiseStock(CardId cardId, long by);
}
