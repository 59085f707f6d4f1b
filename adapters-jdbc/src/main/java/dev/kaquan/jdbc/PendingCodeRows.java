package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of taken offers, whose plain codes are not known yet. */
final class PendingCodeRows {
  private static final String PENDING_COLUMNS =
      "SELECT request_id, place, detail, since, failures, next_attempt_at, parked, last_failure";

  /** Its condition and order are those of the index offer_pending. */
  static final String DUE_CODES = PENDING_COLUMNS + """
       FROM offer
      WHERE state = 'taken' AND parked = 0 AND next_attempt_at <= :due
      ORDER BY next_attempt_at, made_at, request_id, place
      LIMIT :most
      """;

  private static final String PENDING_CODES = PENDING_COLUMNS + """
       FROM offer
      WHERE request_id = :requestId AND state = 'taken'
      ORDER BY place
      """;

  private static final String RECORD_FAILURE = """
      UPDATE offer
      SET failures = :newFailures, next_attempt_at = COALESCE(:next, next_attempt_at),
        parked = :next IS NULL, last_failure = :lastFailure
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

  static void recordFailure(Handle handle, PendingCode code, Attempts after) {
    handle
        .createUpdate(RECORD_FAILURE)
        .bind("requestId", code.id().value())
        .bind("place", code.index())
        .bind("code", code.taken().code().value())
        .bind("failures", code.attempts().failures())
        .bind("newFailures", after.failures())
        .bind("next", after.next().map(Instant::toEpochMilli))
        .bind("lastFailure", after.lastFailure())
        .execute();
  }

  private static PendingCode pendingCode(ResultSet row) throws SQLException {
    Optional<Instant> next = row.getInt("parked") != 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(row.getLong("next_attempt_at")));
    return new PendingCode(
        new RequestId(row.getString("request_id")),
        row.getInt("place"),
        new OfferState.Taken(new EncryptedCode(row.getString("detail"))),
        Instant.ofEpochMilli(row.getLong("since")),
        new Attempts(row.getInt("failures"), next, row.getString("last_failure")));
  }
}
