package dev.kaquan.jdbc;

import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of taken offers, whose plain codes are not known yet. */
final class PendingCodeRows {
  private static final String PENDING_COLUMNS = "SELECT request_id, place, detail, failures";

  /** Its condition and order are those of the index offer_pending. */
  static final String DUE_CODES = PENDING_COLUMNS + """
       FROM offer
      WHERE state = 'taken' AND next_attempt_at <= :due
      ORDER BY next_attempt_at, made_at, request_id, place
      LIMIT :most
      """;

  private static final String PENDING_CODES = PENDING_COLUMNS + """
       FROM offer
      WHERE request_id = :requestId AND state = 'taken'
      ORDER BY place
      """;

  private static final String POSTPONE = """
      UPDATE offer
      SET failures = failures + 1, next_attempt_at = :nextAttempt, last_failure = :reason
      WHERE request_id = :requestId AND place = :place
        AND state = 'taken' AND detail = :code AND failures = :failures
      """;

  private PendingCodeRows() {}

  static List<PendingCode> due(Handle handle, Instant due, int most) {
    return handle
        .createQuery(DUE_CODES)
        .bind("due", due.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> pendingCode(row))
        .list();
  }

  static List<PendingCode> of(Handle handle, RequestId id) {
    return handle
        .createQuery(PENDING_CODES)
        .bind("requestId", id.value())
        .map((row, context) -> pendingCode(row))
        .list();
  }

  static void postpone(Handle handle, PendingCode code, Instant nextAttempt, String reason) {
    handle
        .createUpdate(POSTPONE)
        .bind("requestId", code.id().value())
        .bind("place", code.index())
        .bind("code", code.taken().code().value())
        .bind("failures", code.failures())
        .bind("nextAttempt", nextAttempt.toEpochMilli())
        .bind("reason", reason)
        .execute();
  }

  private static PendingCode pendingCode(ResultSet row) throws SQLException {
    return new PendingCode(
        new RequestId(row.getString("request_id")),
        row.getInt("place"),
        new OfferState.Taken(new EncryptedCode(row.getString("detail"))),
        row.getInt("failures"));
  }
}
