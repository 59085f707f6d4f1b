package dev.kaquan.jdbc;

import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Recipient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A column with a person's openid, or null for anyone. */
final class RecipientColumn {
  private RecipientColumn() {}

  static Optional<String> of(Recipient recipient) {
    return recipient.openidIfBound().map(OpenId::value);
  }

  static Recipient read(ResultSet row, String column) throws SQLException {
    return Recipient.of(Optional.ofNullable(row.getString(column)).map(OpenId::new));
  }
}
