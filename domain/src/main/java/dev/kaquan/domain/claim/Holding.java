package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/**
 * A copy of a card that a person holds.
 *
 * @param holder the person, as far as known
 * @param since when it was reported
 */
public record Holding(
    CardId cardId, CardCode code, Recipient holder, OuterStr outerStr, Instant since) {

  /** Returns whether {@code person} is the holder, or the holder is unknown. */
  public boolean mayBelongTo(Recipient.Bound person) {
    return holder instanceof Recipient.Anyone || holder.equals(person);
  }
}
