package dev.kaquan.application.port;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The redemptions of codes: those requested here, before the platform is asked, and those that it reports.
 *
 * <p>Of a code, there is at most one redemption that is not refused. Once it is redeemed it stays so.
 */
public interface Redemptions {
  /**
   * Stores a redemption that is going to be asked for, unless the code has one that is not refused. It is durable
   * when this returns.
   *
   * @param requestKey the hashed idempotency key of the request, if it has one
   * @param heldUntil until then, nobody else continues it
   * @return the one that the code has; the new one, if it was stored
   */
  StoredRedemption begin(Redemption redemption, Optional<String> requestKey, Instant heldUntil);

  /** Returns the redemption of a code that is not refused, if there is one. */
  Optional<StoredRedemption> find(CardId cardId, CardCode code);

  /**
   * Takes over a pending redemption.
   *
   * @param seen as it was found
   * @return the redemption, or empty if it has changed since, also if somebody else has taken it over
   */
  Optional<StoredRedemption> hold(StoredRedemption seen, Instant until);

  /** Leaves a pending redemption to others, from {@code at} on. Does nothing if it has changed. */
  void release(StoredRedemption held, Instant at);

  /**
   * Stores that the code is redeemed, with everything that follows from it, in one step. May be repeated.
   *
   * @param at when it is known
   * @param answer the answer to whoever requested it
   * @return the redemption of the code: another one, if it became known meanwhile that the code was redeemed otherwise
   */
  Redemption complete(String id, Instant at, Function<Redemption, Optional<StoredAnswer>> answer);

  /** Stores why a pending redemption failed. Does nothing if it has changed since it was seen. */
  void refuse(StoredRedemption seen, RedemptionRefusal refusal);

  /** Returns pending redemptions that nobody continues, the oldest first. */
  List<StoredRedemption> pending(Instant now, int most);

  /** Returns redemptions, refused ones too, the latest first. */
  Page<Redemption> list(Filter filter, PageRequest page);

  /**
   * A redemption with what is needed to continue it.
   *
   * @param requestKey the hashed idempotency key of the request, if it has one
   * @param heldUntil until then, somebody continues it
   */
  record StoredRedemption(Redemption redemption, Optional<String> requestKey, Instant heldUntil) {}

  /** Which redemptions are listed; an empty field selects all. */
  record Filter(
      Optional<CardId> cardId, Optional<CardCode> code, Optional<Redemption.State> state) {
    /** Selects every redemption. */
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
