package dev.kaquan.jdbc;

import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What the mini program reported about a request. */
final class ReportRows {
  private static final String SAVE_TEXT = """
      INSERT INTO received_report (request_id, digest, received, received_at)
      SELECT :requestId, :digest, :received, :receivedAt
      WHERE (SELECT COUNT(*) FROM received_report WHERE request_id = :requestId) < :most
      ON CONFLICT (request_id, digest) DO NOTHING
      """;

  private static final String SAVE_STATE = """
      UPDATE offer
      SET state = :state, detail = :detail, since = :at, failures = 0, next_attempt_at = :at,
        parked = 0, last_failure = ''
      WHERE request_id = :requestId AND place = :place AND state NOT IN ('taken', 'added')
      """;

  private static final int MAX_TEXTS = 20;
  private static final int MAX_BYTES = 65_536;

  private ReportRows() {}

  /**
   * Stores the text of a report, unless the same was stored before, however it was written. Beyond 20 texts of a
   * request, or 64 KiB, only what follows from a report is stored.
   */
  static void saveText(Handle handle, AddCardRequest after, String received, Instant at) {
    if (received.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return;
    }
    handle
        .createUpdate(SAVE_TEXT)
        .bind("requestId", after.id().value())
        .bind("digest", DigestUtils.sha256Hex(canonical(received)))
        .bind("received", received)
        .bind("receivedAt", at.toEpochMilli())
        .bind("most", MAX_TEXTS)
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

  /** Returns a JSON object without what does not matter: spaces, and the order of fields. */
  private static String canonical(String json) {
    try {
      return String.valueOf(sorted(WireJson.readObject(json)));
    } catch (MalformedWireException e) {
      return json;
    }
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> fields = new TreeMap<>();
      object.forEach((name, inside) -> fields.put(String.valueOf(name), sorted(inside)));
      return fields;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(sorted(item)));
      return items;
    }
    return value;
  }

  /** Returns whether a report leads to this state: an open offer has none, added is our finding. */
  private static boolean isReported(OfferState state) {
    return state.fold(() -> false, () -> true, failed -> true, taken -> true, added -> false);
  }
}
