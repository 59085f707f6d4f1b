package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/**
 * One card in somebody's hands.
 *
 * @param holder as far as that is known
 * @param since when it was reported
 */
public record Holding(
    CardId cardId, CardCode code, Recipient holder, OuterStr outerStr, Instant since) {

  /** Whether it may be {@code person}'s: it is, or nobody knows whose it is. */
  public boolean mayBelongTo(Recipient.Bound person) {
    return holder instanceof Recipient.Anyone || holder.equals(person);
  }
}
