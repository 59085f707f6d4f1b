package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Updates of codes: each is stored before the platform is asked. A code has at most one, and once it is done, the old
 * code stands for the new one in everything that is reported later.
 */
public interface CodeUpdates {
  /**
   * Stores an update that is going to be requested, unless the code has one, and keeps the new code for it. It is durable
   * when this returns.
   *
   * @param heldUntil until then, nobody else continues it
   * @return the one that the code has: the new one, if it was stored; empty if the new code is or was in use
   */
  Optional<StoredUpdate> begin(CodeUpdate update, Instant heldUntil);

  /** Returns the update of a code, if there is one. */
  Optional<StoredUpdate> find(CardId cardId, CardCode code);

  /** Returns whether a code is the old or the new one of an update: it must not be prepared then. */
  boolean isNamed(CardId cardId, CardCode code);

  /**
   * Takes over a pending update.
   *
   * @param seen as it was found
   * @return the update, or empty if it has changed since, also if somebody else has taken it over
   */
  Optional<StoredUpdate> hold(StoredUpdate seen, Instant until);

  /** Leaves a pending update to others, from {@code at} on. Does nothing if it has changed. */
  void release(StoredUpdate held, Instant at);

  /**
   * Stores that the card has the new code, with everything that follows from it, in one step. May be repeated.
   *
   * @param at when it is known
   */
  void complete(CodeUpdate update, Instant at);

  /** Removes a pending update that was not executed, and releases the new code. Does nothing if it has changed. */
  void abandon(StoredUpdate seen);

  /** Returns pending updates that nobody continues, the oldest first. */
  List<StoredUpdate> pending(Instant now, int most);

  /**
   * An update with what is needed to continue it.
   *
   * @param heldUntil until then, somebody continues it
   */
  record StoredUpdate(CodeUpdate update, Instant heldUntil) {}
}
