package dev.kaquan.application.code;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;

/** Takes a custom code out of use, so that it is not prepared any more. */
@FunctionalInterface
public interface RetireCode {
  /** Retires a code. Safe to repeat. A cardExt that was signed with it stays usable. */
  Outcome retire(CardId cardId, CardCode code);

  /** What came of it. */
  enum Outcome {
    RETIRED,
    /** The card has no such code. */
    UNKNOWN,
    /** It was claimed or redeemed already. */
    CLAIMED
  }
}
