package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.Memberships.ActivationPlan;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.member.ActivateTicket;
import dev.kaquan.domain.member.Activation;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The columns of a membership. */
final class MembershipColumns {
  /** Every column, and the sums of the ledger. */
  static final String SELECT = """
      SELECT *,
        (SELECT COALESCE(SUM(bonus), 0) FROM ledger_entry AS entry
          WHERE entry.member_id = membership.member_id) AS bonus,
        (SELECT COALESCE(SUM(balance), 0) FROM ledger_entry AS entry
          WHERE entry.member_id = membership.member_id) AS balance
      FROM membership
      """;

  private MembershipColumns() {}

  static <S extends SqlStatement<S>> S bind(S statement, StoredMembership stored) {
    Membership membership = stored.membership();
    bindState(statement, membership);
    Optional<ActivationPlan> plan = stored.plan();
    return statement
        .bind("memberId", stored.id().toString())
        .bind("cardId", stored.id().cardId().value())
        .bind("code", stored.id().code().value())
        .bind("mode", membership.mode().wireName())
        .bind("openid", membership.profile().openid().map(OpenId::value))
        .bind("answers", MemberJson.of(membership.profile().answers()))
        .bind("channel", membership.channel().value())
        .bind("since", membership.since().toEpochMilli())
        .bind("isAnswered", plan.map(planned -> planned.isAnswered() ? 1 : 0))
        .bind("plannedNumber", plan.flatMap(ActivationPlan::number).map(MembershipNumber::value))
        .bind("plannedBonus", plan.map(planned -> planned.initial().bonus()))
        .bind("plannedBalance", plan.map(planned -> planned.initial().balance()))
        .bind("display", MemberJson.of(stored.display()))
        .bind("failures", stored.attempts().failures())
        .bind("nextAttempt", stored.attempts().next().map(Instant::toEpochMilli))
        .bind("lastFailure", stored.attempts().lastFailure())
        .bind("isOutdated", stored.isOutdated() ? 1 : 0)
        .bind("version", stored.version());
  }

  private static <S extends SqlStatement<S>> void bindState(S statement, Membership membership) {
    statement
        .bind("state", membership.state().wireName())
        .bind("activation", name(membership.activation()))
        .bind("ticket", membership.ticket().map(ActivateTicket::value))
        .bind("number", membership.number().map(MembershipNumber::value))
        .bind("activeSince", activeSince(membership.activation()).map(Instant::toEpochMilli))
        .bind("possession", membership.possession().possession().wireName())
        .bind("possessionSince", membership.possession().since().toEpochMilli());
  }

  static Optional<Instant> activeSince(Activation activation) {
    return activation.fold(
        claimed -> Optional.empty(),
        submitted -> Optional.empty(),
        active -> Optional.of(active.since()));
  }

  private static String name(Activation activation) {
    return activation.fold(claimed -> "claimed", submitted -> "form-submitted", active -> "active");
  }

  static StoredMembership read(ResultSet row) throws SQLException {
    return new StoredMembership(
        membership(row),
        plan(row),
        MemberJson.display(row.getString("display")),
        new MemberValues(row.getLong("bonus"), row.getLong("balance")),
        new Attempts(
            row.getInt("failures"), instant(row, "next_attempt_at"), row.getString("last_failure")),
        row.getInt("is_outdated") != 0,
        row.getLong("version"));
  }

  private static Membership membership(ResultSet row) throws SQLException {
    MemberProfile profile = new MemberProfile(
        Optional.ofNullable(row.getString("openid")).map(OpenId::new),
        MemberJson.answers(row.getString("answers")));
    return new Membership(
        new MembershipId(new CardId(row.getString("card_id")), new CardCode(row.getString("code"))),
        mode(row.getString("mode")),
        profile,
        new OuterStr(row.getString("channel")),
        Instant.ofEpochMilli(row.getLong("since")),
        activation(row),
        possession(row));
  }

  private static Optional<ActivationPlan> plan(ResultSet row) throws SQLException {
    boolean isAnswered = row.getInt("planned_is_answered") != 0;
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(new ActivationPlan(
        isAnswered,
        number(row, "planned_number"),
        new MemberValues(row.getLong("planned_bonus"), row.getLong("planned_balance"))));
  }

  private static Activation activation(ResultSet row) throws SQLException {
    return switch (row.getString("activation")) {
      case "claimed" -> new Activation.Claimed();
      case "form-submitted" ->
        new Activation.FormSubmitted(
            Optional.ofNullable(row.getString("ticket")).map(ActivateTicket::new));
      case "active" ->
        new Activation.Active(
            number(row, "number"), Instant.ofEpochMilli(row.getLong("active_since")));
      default -> throw new SQLDataException("unknown activation");
    };
  }

  private static Optional<MembershipNumber> number(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(MembershipNumber::new);
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static ActivationMode mode(String name) {
    return ActivationMode.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static PossessionState possession(ResultSet row) throws SQLException {
    return new PossessionState(
        Possession.named(row.getString("possession"))
            .orElseThrow(() -> new SQLDataException("unknown possession")),
        Instant.ofEpochMilli(row.getLong("possession_since")));
  }
}
