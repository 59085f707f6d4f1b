package dev.kaquan.jdbc;

import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes the rows of memberships, with their history and what follows for their codes. */
final class MembershipRows {
  private static final String ADD = """
      INSERT INTO membership
        (member_id, card_id, code, mode, openid, answers, channel, since, state, activation, ticket,
          number, active_since, possession, possession_since, planned_is_answered, planned_number,
          planned_bonus, planned_balance, display, failures, next_attempt_at, last_failure, is_outdated,
          version)
      VALUES (:memberId, :cardId, :code, :mode, :openid, :answers, :channel, :since, :state,
        :activation, :ticket, :number, :activeSince, :possession, :possessionSince, :isAnswered,
        :plannedNumber, :plannedBonus, :plannedBalance, :display, :failures, :nextAttempt,
        :lastFailure, :isOutdated, :version)
      ON CONFLICT (member_id) DO NOTHING
      """;

  private static final String REPLACE = """
      UPDATE membership SET
        openid = :openid, answers = :answers, channel = :channel, state = :state,
        activation = :activation, ticket = :ticket, number = :number, active_since = :activeSince,
        possession = :possession, possession_since = :possessionSince,
        planned_is_answered = :isAnswered, planned_number = :plannedNumber,
        planned_bonus = :plannedBonus, planned_balance = :plannedBalance, display = :display,
        failures = :failures, next_attempt_at = :nextAttempt, last_failure = :lastFailure,
        is_outdated = :isOutdated, version = version + 1
      WHERE member_id = :memberId AND version = :version AND mode = :mode AND since = :since
        AND card_id = :cardId AND code = :code
      """;

  private static final String ADD_CHANGE = """
      INSERT INTO membership_change (member_id, at, label, detail, state)
      VALUES (:memberId, :at, :label, :detail, :state)
      """;

  private MembershipRows() {}

  /** Returns whether it was stored; false if the membership was added or changed meanwhile. */
  static boolean store(Handle handle, Update update) {
    return update.isNew()
        ? add(handle, update.after(), update.changes(), update.initial())
        : replace(handle, update.after(), update.changes(), update.initial());
  }

  static boolean add(
      Handle handle, StoredMembership stored, List<Change> changes, Optional<LedgerEntry> initial) {
    int added = MembershipColumns.bind(handle.createUpdate(ADD), stored).execute();
    return added > 0 && withHistory(handle, stored, changes, initial);
  }

  static boolean replace(
      Handle handle, StoredMembership after, List<Change> changes, Optional<LedgerEntry> initial) {
    int replaced = MembershipColumns.bind(handle.createUpdate(REPLACE), after).execute();
    return replaced > 0 && withHistory(handle, after, changes, initial);
  }

  private static boolean withHistory(
      Handle handle, StoredMembership after, List<Change> changes, Optional<LedgerEntry> initial) {
    changes.forEach(change -> add(handle, after.id(), change));
    saveHolding(handle, after.membership());
    initial.ifPresent(entry -> LedgerRows.addSynced(handle, after.id(), entry));
    return true;
  }

  /** What is known of a membership is known of its code. */
  private static void saveHolding(Handle handle, Membership membership) {
    Optional<Instant> active = MembershipColumns.activeSince(membership.activation());
    boolean unused = HoldingRows.add(
        handle,
        new Holding(
                membership.id().cardId(),
                membership.id().code(),
                Recipient.of(membership.profile().openid()),
                membership.channel(),
                membership.since())
            .with(CodeProgress.activatedAt(active))
            .with(membership.possession()));
  }

  private static void add(Handle handle, MembershipId id, Change change) {
    handle
        .createUpdate(ADD_CHANGE)
        .bind("memberId", id.toString())
        .bind("at", change.at().toEpochMilli())
        .bind("label", change.label())
        .bind("detail", change.detail())
        .bind("state", change.state().wireName())
        .execute();
  }
}
