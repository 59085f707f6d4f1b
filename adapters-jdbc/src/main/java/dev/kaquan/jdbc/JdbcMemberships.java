package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Memberships in a database, with times in milliseconds. */
final class JdbcMemberships implements Memberships {
  private static final String FIND = MembershipColumns.SELECT + "WHERE member_id = :memberId";

  private static final String DUE = MembershipColumns.SELECT + """
      WHERE next_attempt_at <= :due ORDER BY next_attempt_at, member_id LIMIT :most
      """;

  private static final String HISTORY = """
      SELECT at, label, detail, state FROM membership_change
      WHERE member_id = :memberId
      ORDER BY ordinal
      """;

  private static final String COUNT_CLAIMS = "SELECT COUNT(*) FROM new_claim";

  /** Claims of cards that are not stored stay: they may turn out to be member cards. */
  private static final String DROP_OTHER_CLAIMS = """
      DELETE FROM new_claim WHERE ordinal IN (
        SELECT holding.ordinal FROM new_claim
        JOIN holding ON holding.ordinal = new_claim.ordinal
        JOIN card ON card.card_id = holding.card_id
        WHERE card.card_type <> :type OR EXISTS (
          SELECT * FROM membership WHERE member_id = holding.card_id || '.' || holding.code))
      """;

  private static final String UNKNOWN_CLAIMS = "SELECT " + HoldingRows.COLUMNS + """
      FROM new_claim JOIN holding ON holding.ordinal = new_claim.ordinal
      JOIN card ON card.card_id = holding.card_id
      ORDER BY holding.ordinal
      LIMIT :most
      """;

  private static final FilteredPage LIST =
      new FilteredPage(MembershipColumns.SELECT, "since", "member_id");

  private final Database database;

  @Inject
  JdbcMemberships(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(StoredMembership stored, Change change) {
    return database.change(
        handle -> MembershipRows.add(handle, stored, List.of(change), Optional.empty()));
  }

  @Override
  public Optional<StoredMembership> find(MembershipId id) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("memberId", id.toString())
        .map((row, context) -> MembershipColumns.read(row))
        .findOne());
  }

  @Override
  public boolean replace(
      StoredMembership after, List<Change> changes, Optional<LedgerEntry> initial) {
    return database.change(handle -> MembershipRows.replace(handle, after, changes, initial));
  }

  @Override
  public List<StoredMembership> due(Instant due, int most) {
    return database.read(handle -> handle
        .createQuery(DUE)
        .bind("due", due.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> MembershipColumns.read(row))
        .list());
  }

  @Override
  public Page<StoredMembership> list(Filter filter, PageRequest page) {
    List<StoredMembership> found =
        database.read(handle -> LIST.query(handle, conditions(filter), page)
            .map((row, context) -> MembershipColumns.read(row))
            .list());
    return Page.of(
        found,
        page,
        stored -> new Cursor(stored.membership().since(), stored.id().toString()));
  }

  @Override
  public List<Change> history(MembershipId id) {
    return database.read(handle -> handle
        .createQuery(HISTORY)
        .bind("memberId", id.toString())
        .map((row, context) -> change(row))
        .list());
  }

  @Override
  public List<Holding> claimsWithoutMembership(int most) {
    boolean isAny = database.read(
        handle -> handle.createQuery(COUNT_CLAIMS).mapTo(Integer.class).one() > 0);
    return isAny ? database.change(handle -> claims(handle, most)) : List.of();
  }

  private static List<Holding> claims(Handle handle, int most) {
    handle
        .createUpdate(DROP_OTHER_CLAIMS)
        .bind("type", CardType.MEMBER_CARD.name())
        .execute();
    return handle
        .createQuery(UNKNOWN_CLAIMS)
        .bind("most", most)
        .map((row, context) -> HoldingRows.read(row))
        .list();
  }

  /** Returns the columns that the filter names, with their values. */
  private static Map<String, String> conditions(Filter filter) {
    Map<String, String> conditions = new TreeMap<>();
    filter.cardId().map(CardId::value).ifPresent(value -> conditions.put("card_id", value));
    filter.channel().map(OuterStr::value).ifPresent(value -> conditions.put("channel", value));
    filter
        .state()
        .map(Membership.State::wireName)
        .ifPresent(value -> conditions.put("state", value));
    filter.openid().map(OpenId::value).ifPresent(value -> conditions.put("openid", value));
    return conditions;
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("label"),
        row.getString("detail"),
        Membership.State.named(row.getString("state"))
            .orElseThrow(() -> new SQLDataException("unknown state of a membership")));
  }
}
