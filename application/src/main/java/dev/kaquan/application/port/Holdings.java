package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.PossessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which person holds which code, as far as it was reported. */
public interface Holdings {
  /** Returns the holding of a code, if there is one. */
  Optional<Holding> find(CardId cardId, CardCode code);

  /**
   * Stores that a card was opened, if its code is known. It is durable when this returns.
   *
   * @return whether the code is known
   */
  boolean recordOpened(CardId cardId, CardCode code, Instant at);

  /** Stores what became of the possession of a code. It is durable when this returns. */
  void recordPossession(CardId cardId, CardCode code, PossessionState state);

  /** Returns everything that a person holds, in the order in which it was reported. */
  List<Holding> of(OpenId holder);
}
