package dev.kaquan.jdbc;

import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import java.time.Instant;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the mini program reported about a request. */
final class ReportRows {
  private static final String SAVE_TEXT = """
      INSERT INTO received_report (request_id, digest, received, received_at)
      VALUES (:requestId, :digest, :received, :receivedAt)
      ON CONFLICT (request_id, digest) DO NOTHING
      """;

  private static final String SAVE_STATE = """
      UPDATE offer
      SET state = :state, detail = :detail, since = :at, failures = 0, next_attempt_at = :at,
        parked = 0, last_failure = ''
      WHERE request_id = :requestId AND place = :place AND state NOT IN ('taken', 'added')
      """;

  private ReportRows() {}

  /** Stores the text of a report, unless it was stored before. */
  static void saveText(Handle handle, AddCardRequest after, String received, Instant at) {
    handle
        .createUpdate(SAVE_TEXT)
        .bind("requestId", after.id().value())
        .bind("digest", DigestUtils.sha256Hex(received))
        .bind("received", received)
        .bind("receivedAt", at.toEpochMilli())
        .execute();
  }

  /** Stores the states that follow from a report. A card that was claimed does not change. */
  static void saveStates(Handle handle, AddCardRequest after, Instant at) {
    PreparedBatch batch = handle.prepareBatch(SAVE_STATE);
    for (int index = 0; index < after.offers().size(); index++) {
      OfferState state = after.offers().get(index).state();
      if (isReported(state)) {
        StateColumns columns = StateColumns.of(state);
        batch
            .bind("requestId", after.id().value())
            .bind("place", index)
            .bind("state", columns.state())
            .bind("detail", columns.detail())
            .bind("at", at.toEpochMilli())
            .add();
      }
    }
    batch.execute();
  }

  /** Returns whether a report leads to this state: an open offer has none, added is our finding. */
  private static boolean isReported(OfferState state) {
    return state.fold(() -> false, () -> true, failed -> true, taken -> true, added -> false);
  }
}
