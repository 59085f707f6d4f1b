package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.code.CodeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The rows of holdings. */
final class HoldingRows {
  static final String COLUMNS = """
      holding.card_id, holding.code, holding.holder, holding.outer_str, holding.since,
      holding.is_gift, holding.opened_at, holding.activated_at, holding.redeemed_at,
      holding.possession, holding.possession_since
      """;

  private static final String FIND = "SELECT " + COLUMNS + """
      FROM holding WHERE card_id = :cardId AND code = :code
      """;

  private static final String ADD = """
      INSERT INTO holding
        (card_id, code, holder, outer_str, since, is_gift, opened_at, activated_at, redeemed_at,
          possession, possession_since)
      VALUES (:cardId, :code, :holder, :outerStr, :since, :isGift, :openedAt, :activatedAt,
        :redeemedAt, :possession, :possessionSince)
      """;

  private static final String REPLACE = """
      UPDATE holding SET
        holder = :holder, outer_str = :outerStr, since = :since, is_gift = :isGift,
        opened_at = :openedAt, activated_at = :activatedAt, redeemed_at = :redeemedAt,
        possession = :possession, possession_since = :possessionSince
      WHERE card_id = :cardId AND code = :code
      """;

  private static final String RENAME = """
      UPDATE holding SET code = :newCode WHERE card_id = :cardId AND code = :code
      """;

  private static final String REMOVE_CLAIM = """
      DELETE FROM new_claim WHERE ordinal =
        (SELECT ordinal FROM holding WHERE card_id = :cardId AND code = :code)
      """;

  private static final String REMOVE =
      "DELETE FROM holding WHERE card_id = :cardId AND code = :code";

  private HoldingRows() {}

  /** Returns the holding of a code, also by one that its card had before. */
  static Optional<Holding> find(Handle handle, CardId cardId, CardCode code) {
    return findCurrent(handle, cardId, CodeUpdateRows.current(handle, cardId, code));
  }

  private static Optional<Holding> findCurrent(Handle handle, CardId cardId, CardCode code) {
    return handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Gives a holding another code, of which something may be known already. */
  static void rename(Handle handle, CardId cardId, CardCode code, CardCode newCode) {
    Optional<Holding> before = findCurrent(handle, cardId, code);
    if (findCurrent(handle, cardId, newCode).isPresent()) {
      before.ifPresent(known -> {
        for (String remove : List.of(REMOVE_CLAIM, REMOVE)) {
          handle
              .createUpdate(remove)
              .bind("cardId", cardId.value())
              .bind("code", code.value())
              .execute();
        }
        FunnelRows.remove(handle, known);
        boolean unused = add(handle, known.with(newCode));
      });
      return;
    }
    handle
        .createUpdate(RENAME)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .bind("newCode", newCode.value())
        .execute();
  }

  /**
   * Adds what became known of a code, perhaps of one that its card had before, to what is stored. Returns whether nothing
   * was stored before.
   */
  static boolean add(Handle handle, Holding reported) {
    Holding holding =
        reported.with(CodeUpdateRows.current(handle, reported.cardId(), reported.code()));
    Optional<Holding> before = findCurrent(handle, holding.cardId(), holding.code());
    Holding after = before.map(known -> known.merge(holding)).orElse(holding);
    if (before.isEmpty()) {
      bind(handle.createUpdate(ADD), after).execute();
    } else if (!after.equals(before.get())) {
      bind(handle.createUpdate(REPLACE), after).execute();
    }
    FunnelRows.replace(handle, before, after);
    CodeState state =
        after.progress().redeemed().isPresent() ? CodeState.REDEEMED : CodeState.CLAIMED;
    boolean unused = CodeRows.become(handle, after.cardId(), after.code(), state);
    if (before.flatMap(known -> known.progress().redeemed()).isEmpty()) {
      RedemptionRows.observe(handle, after);
    }
    return before.isEmpty();
  }

  static Holding read(ResultSet row) throws SQLException {
    return new Holding(
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        RecipientColumn.read(row, "holder"),
        new OuterStr(row.getString("outer_str")),
        Instant.ofEpochMilli(row.getLong("since")),
        new CodeProgress(
            row.getInt("is_gift") != 0,
            MembershipColumns.instant(row, "opened_at"),
            MembershipColumns.instant(row, "activated_at"),
            MembershipColumns.instant(row, "redeemed_at")),
        MembershipColumns.possession(row));
  }

  private static Update bind(Update update, Holding holding) {
    CodeProgress progress = holding.progress();
    return update
        .bind("cardId", holding.cardId().value())
        .bind("code", holding.code().value())
        .bind("holder", RecipientColumn.of(holding.holder()))
        .bind("outerStr", holding.outerStr().value())
        .bind("since", holding.since().toEpochMilli())
        .bind("isGift", progress.isGift() ? 1 : 0)
        .bind("openedAt", progress.opened().map(Instant::toEpochMilli))
        .bind("activatedAt", progress.activated().map(Instant::toEpochMilli))
        .bind("redeemedAt", progress.redeemed().map(Instant::toEpochMilli))
        .bind("possession", holding.possession().possession().wireName())
        .bind("possessionSince", holding.possession().since().toEpochMilli());
  }
}
