package dev.kaquan.jdbc;

import dev.kaquan.domain.card.Validity;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The five columns of a card's validity, in seconds as WeChat counts.
 *
 * @param validity the name of the kind
 * @param beginsAt the first second of a range
 * @param endsAt the last second of a range, or the hard end of a term
 * @param days of a term
 * @param daysUntilBegin of a term
 */
record ValidityColumns(
    String validity,
    Optional<Long> beginsAt,
    Optional<Long> endsAt,
    Optional<Integer> days,
    Optional<Integer> daysUntilBegin) {

  static ValidityColumns of(Validity validity) {
    return validity.fold(
        range -> new ValidityColumns(
            "range",
            Optional.of(range.begin().getEpochSecond()),
            Optional.of(range.end().getEpochSecond()),
            Optional.empty(),
            Optional.empty()),
        term -> new ValidityColumns(
            "term",
            Optional.empty(),
            Optional.of(term.hardEnd().getEpochSecond()),
            Optional.of(term.days()),
            Optional.of(term.daysUntilBegin())),
        permanent -> new ValidityColumns(
            "permanent", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  static Validity read(ResultSet row) throws SQLException {
    return switch (row.getString("validity")) {
      case "range" -> new Validity.FixedRange(second(row, "begins_at"), second(row, "ends_at"));
      case "term" ->
        new Validity.FixedTerm(
            row.getInt("days"), row.getInt("days_until_begin"), second(row, "ends_at"));
      case "permanent" -> new Validity.Permanent();
      default -> throw new SQLDataException("unknown kind of validity");
    };
  }

  private static Instant second(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochSecond(row.getLong(column));
  }
}
