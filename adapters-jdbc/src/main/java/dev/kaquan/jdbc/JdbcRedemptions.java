package dev.kaquan.jdbc;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.RedemptionRefusal;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Redemptions in a database, with times in milliseconds. */
final class JdbcRedemptions implements Redemptions {
  private static final String MOVE_HOLD = """
      UPDATE redemption SET held_until = :next
      WHERE redemption_id = :id AND state = 'pending' AND held_until = :seen
      """;

  private static final String PENDING = RedemptionRows.SELECT + """
      WHERE state = 'pending' AND held_until <= :now ORDER BY held_until LIMIT :most
      """;

  private static final String BY_ID = RedemptionRows.SELECT + "WHERE redemption_id = :id";

  private static final FilteredPage LIST =
      new FilteredPage(RedemptionRows.SELECT, "at", "redemption_id");

  private final Database database;

  @Inject
  JdbcRedemptions(Database database) {
    this.database = database;
  }

  @Override
  public StoredRedemption begin(
      Redemption redemption, Optional<String> requestKey, Instant heldUntil) {
    return database.change(handle -> RedemptionRows.find(
            handle, redemption.cardId(), redemption.code())
        .orElseGet(() -> {
          StoredRedemption begun = new StoredRedemption(redemption, requestKey, heldUntil);
          RedemptionRows.add(handle, begun);
          return begun;
        }));
  }

  @Override
  public Optional<StoredRedemption> find(CardId cardId, CardCode code) {
    return database.read(handle -> RedemptionRows.find(handle, cardId, code));
  }

  @Override
  public Optional<StoredRedemption> hold(StoredRedemption seen, Instant until) {
    return isMoved(seen, until)
        ? Optional.of(new StoredRedemption(seen.redemption(), seen.requestKey(), until))
        : Optional.empty();
  }

  @Override
  public void release(StoredRedemption held, Instant at) {
    boolean unused = isMoved(held, at);
  }

  private boolean isMoved(StoredRedemption seen, Instant next) {
    return database.change(handle -> handle
            .createUpdate(MOVE_HOLD)
            .bind("id", seen.redemption().id())
            .bind("seen", seen.heldUntil().toEpochMilli())
            .bind("next", next.toEpochMilli())
            .execute()
        > 0);
  }

  @Override
  public Redemption complete(
      String id, Instant at, Function<Redemption, Optional<StoredAnswer>> answer) {
    return database.change(handle -> {
      RedemptionRows.markRedeemed(handle, id);
      Redemption requested = handle
          .createQuery(BY_ID)
          .bind("id", id)
          .map((row, context) -> RedemptionRows.read(row))
          .one()
          .redemption();
      ClaimRows.add(
          handle,
          new Holding(
                  requested.cardId(),
                  requested.code(),
                  Recipient.of(Optional.empty()),
                  OuterStr.NONE,
                  at)
              .with(CodeProgress.redeemedAt(at)));
      Redemption done = RedemptionRows.find(handle, requested.cardId(), requested.code())
          .orElseThrow()
          .redemption();
      if (done.id().equals(id)) {
        answer.apply(done).ifPresent(stored -> JdbcIdempotencyKeys.complete(handle, stored));
      }
      return done;
    });
  }

  @Override
  public void refuse(StoredRedemption seen, RedemptionRefusal refusal) {
    database.write(handle -> RedemptionRows.refuse(handle, seen, refusal));
  }

  @Override
  public List<StoredRedemption> pending(Instant now, int most) {
    return database.read(handle -> handle
        .createQuery(PENDING)
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map((row, context) -> RedemptionRows.read(row))
        .list());
  }

  @Override
  public Page<Redemption> list(Filter filter, PageRequest page) {
    Map<String, String> conditions = new TreeMap<>();
    filter.cardId().map(CardId::value).ifPresent(value -> conditions.put("card_id", value));
    filter.code().map(CardCode::value).ifPresent(value -> conditions.put("code", value));
    filter
        .state()
        .map(Redemption.State::wireName)
        .ifPresent(value -> conditions.put("state", value));
    List<Redemption> found = database.read(handle -> LIST.query(handle, conditions, page)
        .map((row, context) -> RedemptionRows.read(row).redemption())
        .list());
    return Page.of(found, page, redemption -> new Cursor(redemption.at(), redemption.id()));
  }
}
