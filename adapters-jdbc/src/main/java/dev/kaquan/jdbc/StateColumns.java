package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.OfferState;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * The two columns of an offer's state.
 *
 * @param state the name of the state
 * @param detail the value that the state carries; may be empty
 */
record StateColumns(String state, String detail) {

  static StateColumns of(OfferState state) {
    String detail = state.fold(
        () -> "",
        () -> "",
        failed -> failed.message(),
        taken -> taken.code().value(),
        added -> added.code().value());
    return new StateColumns(state.outcome().wireName(), detail);
  }

  static OfferState read(ResultSet row) throws SQLException {
    String detail = row.getString("detail");
    return switch (row.getString("state")) {
      case "open" -> new OfferState.Open();
      case "cancelled" -> new OfferState.Cancelled();
      case "failed" -> new OfferState.Failed(detail);
      case "taken" -> new OfferState.Taken(new EncryptedCode(detail));
      case "added" -> new OfferState.Added(new CardCode(detail));
      default -> throw new SQLDataException("unknown state of an offer");
    };
  }
}
