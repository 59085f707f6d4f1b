package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The ledger in a database, with times in milliseconds. */
final class JdbcMemberLedger implements MemberLedger {
  private static final String VALUES = """
      SELECT COALESCE(SUM(bonus), 0) AS bonus, COALESCE(SUM(balance), 0) AS balance
      FROM ledger_entry WHERE member_id = :memberId
      """;

  private static final String COUNT_REFERENCES = """
      SELECT COUNT(*) FROM ledger_entry WHERE refers_to = :refersTo AND kind = :kind
      """;

  private static final String SCHEDULE = """
      UPDATE membership SET failures = 0, last_failure = '', next_attempt_at = :syncAt,
        version = version + 1
      WHERE member_id = :memberId
      """;

  private static final String ENTRIES = """
      SELECT * FROM ledger_entry WHERE member_id = :memberId ORDER BY ordinal
      """;

  private static final String FIND = """
      SELECT * FROM ledger_entry WHERE member_id = :memberId AND entry_id = :entryId
      """;

  private static final String LIST = """
      SELECT * FROM ledger_entry
      WHERE member_id = :memberId AND (at, entry_id) < (:at, :id)
      ORDER BY at DESC, entry_id DESC
      LIMIT :most
      """;

  /** One statement, so that the full values and the changes fit together. */
  private static final String UNSYNCED = """
      SELECT COALESCE(SUM(bonus), 0) AS full_bonus, COALESCE(SUM(balance), 0) AS full_balance,
        SUM(CASE WHEN synced_at IS NULL AND bonus <> 0 THEN bonus END) AS bonus,
        SUM(CASE WHEN synced_at IS NULL AND balance <> 0 THEN balance END) AS balance,
        MAX(CASE WHEN synced_at IS NULL THEN is_notified END) AS is_notified,
        MAX(ordinal) AS last_entry,
        (SELECT reason FROM ledger_entry AS last
          WHERE last.member_id = :memberId AND last.synced_at IS NULL
          ORDER BY last.ordinal DESC LIMIT 1) AS last_reason
      FROM ledger_entry WHERE member_id = :memberId
      HAVING COUNT(*) > COUNT(synced_at)
      """;

  private static final String MARK_SYNCED = """
      UPDATE ledger_entry SET synced_at = :at
      WHERE member_id = :memberId AND synced_at IS NULL AND ordinal <= :lastEntry
      """;

  private static final String MARK_ALL_SYNCED = """
      UPDATE ledger_entry SET synced_at = :at WHERE member_id = :memberId AND synced_at IS NULL
      """;

  private static final String WITH_EXPIRED = """
      SELECT DISTINCT membership.card_id, membership.code
      FROM ledger_entry AS added JOIN membership ON membership.member_id = added.member_id
      WHERE added.expires_at <= :now AND NOT EXISTS (
        SELECT * FROM ledger_entry AS expiry
        WHERE expiry.refers_to = added.entry_id AND expiry.kind = 'expiry')
      LIMIT :most
      """;

  private final Database database;

  @Inject
  JdbcMemberLedger(Database database) {
    this.database = database;
  }

  @Override
  public Addition add(
      MembershipId id,
      LedgerEntry entry,
      Instant syncAt,
      Function<MemberValues, Optional<StoredAnswer>> answer) {
    return database.change(handle -> {
      MemberValues before = values(handle, id);
      if (isRepeated(handle, entry)) {
        return new Addition(Addition.State.REPEATED, before);
      }
      if (!before.allows(entry)) {
        return new Addition(
            before.isTooLittleFor(entry) ? Addition.State.BELOW_ZERO : Addition.State.ABOVE_LIMIT,
            before);
      }
      LedgerRows.add(handle, id, entry, Optional.empty());
      handle
          .createUpdate(SCHEDULE)
          .bind("memberId", id.toString())
          .bind("syncAt", syncAt.toEpochMilli())
          .execute();
      MemberValues after = before.plus(entry);
      answer.apply(after).ifPresent(stored -> JdbcIdempotencyKeys.complete(handle, stored));
      return new Addition(Addition.State.ADDED, after);
    });
  }

  @Override
  public Optional<LedgerEntry> find(MembershipId id, String entryId) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("memberId", id.toString())
        .bind("entryId", entryId)
        .map((row, context) -> LedgerRows.read(row))
        .findOne());
  }

  @Override
  public List<LedgerEntry> entries(MembershipId id) {
    return database.read(handle -> handle
        .createQuery(ENTRIES)
        .bind("memberId", id.toString())
        .map((row, context) -> LedgerRows.read(row))
        .list());
  }

  @Override
  public Page<ListedEntry> list(MembershipId id, PageRequest page) {
    List<ListedEntry> found =
        database.read(handle -> PageBinding.bind(handle.createQuery(LIST), page)
            .bind("memberId", id.toString())
            .map((row, context) ->
                new ListedEntry(LedgerRows.read(row), MembershipColumns.instant(row, "synced_at")))
            .list());
    return Page.of(
        found, page, listed -> new Cursor(listed.entry().at(), listed.entry().id()));
  }

  @Override
  public Optional<Unsynced> unsynced(MembershipId id) {
    return database.read(handle -> unsynced(handle, id));
  }

  @Override
  public void markSynced(MembershipId id, Unsynced synced, Instant at) {
    database.write(handle -> handle
        .createUpdate(MARK_SYNCED)
        .bind("memberId", id.toString())
        .bind("at", at.toEpochMilli())
        .bind("lastEntry", synced.lastEntry())
        .execute());
  }

  @Override
  public boolean adopt(MembershipId id, MemberValues atPlatform, String entryId, Instant at) {
    // Mostly there is nothing to write.
    return !database.read(handle -> isEqual(handle, id, atPlatform))
        && database.change(handle -> {
          if (unsynced(handle, id).isEmpty() && !isEqual(handle, id, atPlatform)) {
            LedgerEntry entry = LedgerEntry.elsewhere(entryId, values(handle, id), atPlatform, at);
            LedgerRows.addSynced(handle, id, entry);
            return true;
          }
          if (values(handle, id).equals(atPlatform)) {
            handle
                .createUpdate(MARK_ALL_SYNCED)
                .bind("memberId", id.toString())
                .bind("at", at.toEpochMilli())
                .execute();
          }
          return false;
        });
  }

  /** Returns whether ledger and platform agree, and nothing is on its way. */
  private static boolean isEqual(Handle handle, MembershipId id, MemberValues atPlatform) {
    return unsynced(handle, id).isEmpty() && values(handle, id).equals(atPlatform);
  }

  private static Optional<Unsynced> unsynced(Handle handle, MembershipId id) {
    return handle
        .createQuery(UNSYNCED)
        .bind("memberId", id.toString())
        .map((row, context) -> new Unsynced(
            new MemberValues(row.getLong("full_bonus"), row.getLong("full_balance")),
            number(row, "bonus"),
            number(row, "balance"),
            row.getString("last_reason"),
            row.getInt("is_notified") != 0,
            row.getLong("last_entry")))
        .findOne();
  }

  @Override
  public List<MembershipId> withExpired(Instant now, int most) {
    return database.read(handle -> handle
        .createQuery(WITH_EXPIRED)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> new MembershipId(
            new CardId(row.getString("card_id")), new CardCode(row.getString("code"))))
        .list());
  }

  private static MemberValues values(Handle handle, MembershipId id) {
    return handle
        .createQuery(VALUES)
        .bind("memberId", id.toString())
        .map((row, context) -> new MemberValues(row.getLong("bonus"), row.getLong("balance")))
        .one();
  }

  private static boolean isRepeated(Handle handle, LedgerEntry entry) {
    return entry.refersTo().isPresent()
        && handle
                .createQuery(COUNT_REFERENCES)
                .bind("refersTo", entry.refersTo().get())
                .bind("kind", entry.kind().wireName())
                .mapTo(Integer.class)
                .one()
            > 0;
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
