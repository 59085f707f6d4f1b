package dev.kaquan.domain.claim;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import java.time.Instant;

/**
 * A copy of a card that a person holds or held, as far as it is known.
 *
 * @param holder the person, as far as known
 * @param outerStr the channel of the claim
 * @param since the earliest time at which it is known to have been claimed
 */
public record Holding(
    CardId cardId,
    CardCode code,
    Recipient holder,
    OuterStr outerStr,
    Instant since,
    CodeProgress progress,
    PossessionState possession) {

  /** Creates a holding of which nothing is known but the claim. */
  public Holding(CardId cardId, CardCode code, Recipient holder, OuterStr outerStr, Instant since) {
    this(cardId, code, holder, outerStr, since, CodeProgress.NONE, PossessionState.CLAIMED);
  }

  /** Returns the holding of the same card by another code. */
  public Holding with(CardCode other) {
    return new Holding(cardId, other, holder, outerStr, since, progress, possession);
  }

  public Holding with(CodeProgress other) {
    return new Holding(cardId, code, holder, outerStr, since, other, possession);
  }

  public Holding with(PossessionState other) {
    return new Holding(cardId, code, holder, outerStr, since, progress, other);
  }

  /**
   * Returns everything that is known from two holdings of the same code. A holder and a
   * channel do not change once they are known; for everything else, the order does not matter.
   */
  public Holding merge(Holding other) {
    return new Holding(
        cardId,
        code,
        holder instanceof Recipient.Anyone ? other.holder : holder,
        outerStr.equals(OuterStr.NONE) ? other.outerStr : outerStr,
        since.isBefore(other.since) ? since : other.since,
        progress.merge(other.progress),
        possession.merge(other.possession));
  }

  /** Returns whether {@code person} is the holder, or the holder is unknown. */
  public boolean mayBelongTo(Recipient.Bound person) {
    return holder instanceof Recipient.Anyone || holder.equals(person);
  }

  /** Returns whether the code is not deleted, given away or unavailable, as far as it is known. */
  public boolean isHeld() {
    return switch (possession.possession()) {
      case HELD, GIFTING, EXPIRED -> true;
      case DELETED, GIVEN_AWAY, UNAVAILABLE -> false;
    };
  }
}
