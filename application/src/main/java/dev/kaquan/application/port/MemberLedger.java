package dev.kaquan.application.port;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The changes of the members' bonus and balance. */
public interface MemberLedger {
  /**
   * Adds an entry, unless the values after it are not allowed, and schedules its synchronization.
   * It is durable when this returns.
   *
   * @param syncAt when a background job sends the values to the platform, unless this was done before
   * @param answer the answer to whoever requested the change, by the values after it; stored in the same
   *     step
   */
  Addition add(
      MembershipId id,
      LedgerEntry entry,
      Instant syncAt,
      Function<MemberValues, Optional<StoredAnswer>> answer);

  /** Returns an entry of a member. */
  Optional<LedgerEntry> find(MembershipId id, String entryId);

  /** Returns the whole ledger of a member, in its order. */
  List<LedgerEntry> entries(MembershipId id);

  /** Returns entries of a member, the latest first. */
  Page<ListedEntry> list(MembershipId id, PageRequest page);

  /** Returns the changes that the platform does not have yet; empty if there are none. */
  Optional<Unsynced> unsynced(MembershipId id);

  /** Marks the entries that {@code synced} covers. */
  void markSynced(MembershipId id, Unsynced synced, Instant at);

  /**
   * Compares the ledger with the values that the platform has. A difference was made elsewhere, and becomes an
   * entry. As long as a change may be on its way to the platform, no difference is entered.
   *
   * @param entryId the id of the new entry
   * @return whether an entry was added
   */
  boolean adopt(MembershipId id, MemberValues atPlatform, String entryId, Instant at);

  /** Returns members with points that have expired and are still in the ledger. */
  List<MembershipId> withExpired(Instant now, int most);

  /**
   * The result of adding an entry.
   *
   * @param values after the entry; if it was not added, as they are
   */
  record Addition(State state, MemberValues values) {
    public enum State {
      ADDED,
      /** A value would be less than 0. */
      BELOW_ZERO,
      /** A value would be too large. */
      ABOVE_LIMIT,
      /** There is an entry of this kind that refers to the same entry. */
      REPEATED
    }
  }

  /**
   * An entry in a list.
   *
   * @param syncedAt when the platform got the value; empty if it has not got it yet
   */
  record ListedEntry(LedgerEntry entry, Optional<Instant> syncedAt) {}

  /**
   * Changes that the platform does not have yet.
   *
   * @param values the full values
   * @param bonus the sum of the changes; empty if no unsynced entry changes the bonus
   * @param balance the sum of the changes in fen; empty if no unsynced entry changes the balance
   * @param reason that of the last entry
   * @param isNotified whether WeChat notifies the member
   * @param lastEntry the place of the last entry
   */
  record Unsynced(
      MemberValues values,
      Optional<Long> bonus,
      Optional<Long> balance,
      String reason,
      boolean isNotified,
      long lastEntry) {}
}
