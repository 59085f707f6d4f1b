package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.EventInbox.State;
import dev.kaquan.application.port.EventInbox.StoredEvent;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows of events. */
final class EventRows {
  static final String SELECT = """
      SELECT event_id, fields, received_at, state, failures, next_attempt_at, last_failure, note
      FROM event
      """;

  private static final String ADD = """
      INSERT INTO event
        (event_id, type, card_id, code, openid, received_at, fields, state, failures, next_attempt_at,
          last_failure, note)
      VALUES (:eventId, :type, :cardId, :code, :openid, :receivedAt, :fields, 'pending', 0,
        :receivedAt, '', '')
      ON CONFLICT (event_id) DO NOTHING
      """;

  private static final String TAKE = """
      UPDATE event SET next_attempt_at = :until
      WHERE event_id IN (
        SELECT event_id FROM event WHERE next_attempt_at <= :now
        ORDER BY next_attempt_at, received_at, event_id LIMIT :most)
      RETURNING event_id, fields, received_at, state, failures, next_attempt_at, last_failure, note
      """;

  private static final String MARK_PROCESSED = """
      UPDATE event SET state = 'processed', next_attempt_at = NULL, failures = 0, last_failure = '',
        note = :note
      WHERE event_id = :eventId AND state = 'pending'
      """;

  private static final String RECORD_FAILURE = """
      UPDATE event SET state = :state, failures = :failures, next_attempt_at = :nextAttempt,
        last_failure = :lastFailure
      WHERE event_id = :eventId AND state = 'pending'
      """;

  private static final String MAKE_DUE = """
      UPDATE event SET state = 'pending', failures = 0, next_attempt_at = :at
      WHERE event_id = :eventId AND state <> 'processed'
      """;

  private EventRows() {}

  /** Takes events that are due, in the order in which they became due. */
  static List<StoredEvent> take(Handle handle, Instant now, Instant until, int most) {
    return handle
        .createQuery(TAKE)
        .bind("now", now.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> read(row))
        .stream()
        .sorted(Comparator.comparing(StoredEvent::receivedAt)
            .thenComparing(event -> event.id().value()))
        .toList();
  }

  /** Returns whether the event was pending. */
  static boolean markProcessed(Handle handle, EventId id, String note) {
    return handle
            .createUpdate(MARK_PROCESSED)
            .bind("eventId", id.value())
            .bind("note", note)
            .execute()
        > 0;
  }

  static void recordFailure(Handle handle, EventId id, Attempts after) {
    handle
        .createUpdate(RECORD_FAILURE)
        .bind("eventId", id.value())
        .bind("state", (after.next().isPresent() ? State.PENDING : State.PARKED).wireName())
        .bind("failures", after.failures())
        .bind("nextAttempt", after.next().map(Instant::toEpochMilli))
        .bind("lastFailure", after.lastFailure())
        .execute();
  }

  /** Returns how many of the events are stored and not processed. */
  static int makeDue(Handle handle, Set<EventId> ids, Instant at) {
    PreparedBatch batch = handle.prepareBatch(MAKE_DUE);
    ids.forEach(
        id -> batch.bind("eventId", id.value()).bind("at", at.toEpochMilli()).add());
    return Arrays.stream(batch.execute()).sum();
  }

  /** Adds an event that is due at once. Returns whether it was added. */
  static boolean add(Handle handle, EventId id, EventMessage message, Instant at) {
    return handle
            .createUpdate(ADD)
            .bind("eventId", id.value())
            .bind("type", message.type())
            .bind("cardId", textOf(message, "CardId"))
            .bind("code", textOf(message, "UserCardCode"))
            .bind("openid", message.openid().map(OpenId::value).orElse(null))
            .bind("receivedAt", at.toEpochMilli())
            .bind("fields", WireJson.write(message.fields()))
            .execute()
        > 0;
  }

  static StoredEvent read(ResultSet row) throws SQLException {
    return new StoredEvent(
        new EventId(row.getString("event_id")),
        message(row),
        Instant.ofEpochMilli(row.getLong("received_at")),
        State.named(row.getString("state"))
            .orElseThrow(() -> new SQLDataException("unknown state of an event")),
        new Attempts(
            row.getInt("failures"),
            MembershipColumns.instant(row, "next_attempt_at"),
            row.getString("last_failure")),
        row.getString("note"));
  }

  private static EventMessage message(ResultSet row) throws SQLException {
    try {
      Map<String, String> fields = new LinkedHashMap<>();
      WireJson.readObject(row.getString("fields"))
          .forEach((name, value) -> fields.put(name, String.valueOf(value)));
      return new EventMessage(fields);
    } catch (MalformedWireException e) {
      throw new SQLDataException("fields are not the expected JSON", e);
    }
  }

  /** Returns a field, or null if it is empty. */
  private static @Nullable String textOf(EventMessage message, String field) {
    String text = message.text(field);
    return text.isEmpty() ? null : text;
  }
}
