package dev.kaquan.jdbc;

import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MembershipId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of ledger entries. */
final class LedgerRows {
  private static final String ADD = """
      INSERT INTO ledger_entry
        (entry_id, member_id, kind, bonus, balance, reason, actor, is_notified, at, expires_at,
          refers_to, synced_at)
      VALUES (:entryId, :memberId, :kind, :bonus, :balance, :reason, :actor, :isNotified, :at,
        :expiresAt, :refersTo, :syncedAt)
      """;

  private LedgerRows() {}

  /** Adds an entry that the platform knows already. */
  static void addSynced(Handle handle, MembershipId id, LedgerEntry entry) {
    add(handle, id, entry, Optional.of(entry.at()));
  }

  static LedgerEntry read(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getString("entry_id"),
        LedgerEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getLong("bonus"),
        row.getLong("balance"),
        row.getString("reason"),
        row.getString("actor"),
        row.getInt("is_notified") != 0,
        Instant.ofEpochMilli(row.getLong("at")),
        MembershipColumns.instant(row, "expires_at"),
        Optional.ofNullable(row.getString("refers_to")));
  }

  static void add(Handle handle, MembershipId id, LedgerEntry entry, Optional<Instant> syncedAt) {
    handle
        .createUpdate(ADD)
        .bind("entryId", entry.id())
        .bind("memberId", id.toString())
        .bind("kind", entry.kind().wireName())
        .bind("bonus", entry.bonus())
        .bind("balance", entry.balance())
        .bind("reason", entry.reason())
        .bind("actor", entry.actor())
        .bind("isNotified", entry.isNotified() ? 1 : 0)
        .bind("at", entry.at().toEpochMilli())
        .bind("expiresAt", entry.expiresAt().map(Instant::toEpochMilli))
        .bind("refersTo", entry.refersTo())
        .bind("syncedAt", syncedAt.map(Instant::toEpochMilli))
        .execute();
  }
}
