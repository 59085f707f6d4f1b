package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deposits of custom codes at the platform. */
public interface CodeDeposits {
  /**
   * Stores a deposit, unless the card has one that is pending, and makes it due. It is durable when this returns.
   *
   * @return the pending deposit of the card
   */
  StoredDeposit start(CodeDeposit deposit, Instant now);

  /** Returns a deposit, or empty if it is not stored. */
  Optional<StoredDeposit> find(String id);

  /** Returns codes of a card that are neither at the platform nor refused by it, in the order of their import. */
  List<CardCode> undeposited(CardId cardId, int most);

  /**
   * Takes a pending deposit that is due, so that nobody else takes it before {@code until}. One whose card has a pending
   * import waits for it.
   *
   * @param now the time
   */
  Optional<StoredDeposit> take(Instant now, Instant until);

  /**
   * Stores what the platform has done with codes, in one step.
   *
   * @param until when somebody else may take the deposit
   */
  void record(String id, List<CardCode> deposited, List<CardCode> rejected, Instant until);

  /** Stores that the platform did not answer, or, without a next attempt, that it refuses the deposit. */
  void recordFailure(String id, Attempts after);

  /** Ends a deposit. */
  void complete(String id);

  /**
   * A deposit as it is stored.
   *
   * @param attempts the attempts since it went on
   */
  record StoredDeposit(CodeDeposit deposit, Attempts attempts) {}
}
