package dev.kaquan.jdbc;

import dev.kaquan.domain.claim.Holding;
import org.jdbi.v3.core.Handle;

/** Claims of codes, which may turn out to be memberships. */
final class ClaimRows {
  private static final String ADD = """
      INSERT INTO new_claim (ordinal)
      SELECT ordinal FROM holding WHERE card_id = :cardId AND code = :code
      ON CONFLICT (ordinal) DO NOTHING
      """;

  private ClaimRows() {}

  /** Adds what became known of a code, and remembers that it was not looked at yet if it is new. */
  static void add(Handle handle, Holding holding) {
    if (HoldingRows.add(handle, holding)) {
      handle
          .createUpdate(ADD)
          .bind("cardId", holding.cardId().value())
          .bind(
              "code",
              CodeUpdateRows.current(handle, holding.cardId(), holding.code()).value())
          .execute();
    }
  }
}
