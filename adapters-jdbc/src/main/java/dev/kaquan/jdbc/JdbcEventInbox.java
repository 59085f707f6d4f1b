package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.event.EventId;
import dev.kaquan.domain.event.EventMessage;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Events in a database, with times in milliseconds. */
final class JdbcEventInbox implements EventInbox {
  private static final String SAVEPOINT = "event";

  private static final String FIND = EventRows.SELECT + "WHERE event_id = :eventId";

  private static final String COUNT_DUE = """
      SELECT COUNT(*) FROM (SELECT * FROM event WHERE next_attempt_at <= :now LIMIT 1) AS due
      """;

  private static final String DELETE_PROCESSED = """
      DELETE FROM event WHERE event_id IN (
        SELECT event_id FROM event WHERE state = 'processed' AND received_at < :before LIMIT :most)
      """;

  private static final FilteredPage LIST =
      new FilteredPage(EventRows.SELECT, "received_at", "event_id");

  private final Database database;

  @Inject
  JdbcEventInbox(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(EventId id, EventMessage message, Instant at) {
    return database.change(handle -> EventRows.add(handle, id, message, at));
  }

  @Override
  public Optional<StoredEvent> find(EventId id) {
    return database.read(handle -> handle
        .createQuery(FIND)
        .bind("eventId", id.value())
        .map((row, context) -> EventRows.read(row))
        .findOne());
  }

  @Override
  public Page<StoredEvent> list(Filter filter, PageRequest page) {
    List<StoredEvent> found = database.read(handle -> LIST.query(handle, conditions(filter), page)
        .map((row, context) -> EventRows.read(row))
        .list());
    return Page.of(
        found, page, stored -> new Cursor(stored.receivedAt(), stored.id().value()));
  }

  @Override
  public List<StoredEvent> take(Instant now, Instant until, int most) {
    boolean isAny = database.read(handle -> handle
            .createQuery(COUNT_DUE)
            .bind("now", now.toEpochMilli())
            .mapTo(Integer.class)
            .one()
        > 0);
    return isAny ? database.change(handle -> EventRows.take(handle, now, until, most)) : List.of();
  }

  @Override
  public boolean apply(EventId id, Effect effect) {
    return !apply(Map.of(id, effect)).isEmpty();
  }

  @Override
  public Set<EventId> apply(Map<EventId, Effect> effects) {
    return database.change(handle -> {
      Set<EventId> applied = new HashSet<>();
      effects.forEach((id, effect) -> {
        handle.savepoint(SAVEPOINT);
        if (isApplied(handle, id, effect)) {
          handle.releaseSavepoint(SAVEPOINT);
          applied.add(id);
        } else {
          handle.rollbackToSavepoint(SAVEPOINT);
        }
      });
      return applied;
    });
  }

  private static boolean isApplied(Handle handle, EventId id, Effect effect) {
    boolean isCurrent = EventRows.markProcessed(handle, id, effect.note())
        && effect.memberships().stream().allMatch(update -> MembershipRows.store(handle, update))
        && effect
            .claimed()
            .map(candidate ->
                OfferRows.markAdded(handle, candidate, effect.holdings().get(0).code()))
            .orElse(true);
    if (isCurrent) {
      effect.redemption().ifPresent(reported -> RedemptionRows.observe(handle, reported));
      effect.holdings().forEach(holding -> ClaimRows.add(handle, holding));
    }
    return isCurrent;
  }

  @Override
  public void recordFailure(EventId id, Attempts after) {
    database.write(handle -> EventRows.recordFailure(handle, id, after));
  }

  @Override
  public int replay(Set<EventId> ids, Instant at) {
    return database.change(handle -> EventRows.makeDue(handle, ids, at));
  }

  @Override
  public int deleteProcessed(Instant before, int most) {
    return database.change(handle -> handle
        .createUpdate(DELETE_PROCESSED)
        .bind("before", before.toEpochMilli())
        .bind("most", most)
        .execute());
  }

  /** Returns the columns that the filter names, with their values. */
  private static Map<String, String> conditions(Filter filter) {
    Map<String, String> conditions = new TreeMap<>();
    filter.state().map(State::wireName).ifPresent(value -> conditions.put("state", value));
    filter.type().ifPresent(value -> conditions.put("type", value));
    filter.cardId().map(CardId::value).ifPresent(value -> conditions.put("card_id", value));
    filter.code().map(CardCode::value).ifPresent(value -> conditions.put("code", value));
    filter.openid().map(OpenId::value).ifPresent(value -> conditions.put("openid", value));
    return conditions;
  }
}
