package dev.kaquan.jdbc;

import dev.kaquan.application.port.Redemptions.StoredRedemption;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Redemption.Origin;
import dev.kaquan.domain.code.Redemption.State;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.code.Sale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of redemptions. */
final class RedemptionRows {
  static final String SELECT = "SELECT * FROM redemption\n";

  private static final String FIND =
      SELECT + "WHERE card_id = :cardId AND code = :code AND state <> 'refused'";

  private static final String ADD = """
      INSERT INTO redemption (redemption_id, card_id, code, amount, location, reference, origin, at,
        state, refusal, request_key, held_until)
      VALUES (:id, :cardId, :code, :amount, :location, :reference, :origin, :at,
        :state, :refusal, :requestKey, :heldUntil)
      """;

  private static final String MARK_REDEEMED = """
      UPDATE redemption SET state = 'redeemed', refusal = NULL
      WHERE redemption_id = :id AND state <> 'redeemed'
        AND NOT EXISTS (
          SELECT 1 FROM redemption AS other
          WHERE other.card_id = redemption.card_id AND other.code = redemption.code
            AND other.redemption_id <> redemption.redemption_id AND other.state <> 'refused')
      """;

  private static final String REFUSE = """
      UPDATE redemption SET state = 'refused', refusal = :refusal
      WHERE redemption_id = :id AND state = 'pending' AND held_until = :heldUntil
      """;

  private RedemptionRows() {}

  static Optional<StoredRedemption> find(Handle handle, CardId cardId, CardCode code) {
    return handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  static void add(Handle handle, StoredRedemption stored) {
    Redemption redemption = stored.redemption();
    handle
        .createUpdate(ADD)
        .bind("id", redemption.id())
        .bind("cardId", redemption.cardId().value())
        .bind("code", redemption.code().value())
        .bind("amount", redemption.sale().amount())
        .bind("location", redemption.sale().location())
        .bind("reference", redemption.sale().reference())
        .bind("origin", redemption.origin().wireName())
        .bind("at", redemption.at().toEpochMilli())
        .bind("state", redemption.state().wireName())
        .bind("refusal", redemption.refusal().map(RedemptionRefusal::wireName))
        .bind("requestKey", stored.requestKey())
        .bind("heldUntil", stored.heldUntil().toEpochMilli())
        .execute();
  }

  /** Marks a redemption as done, unless the code has another one. */
  static void markRedeemed(Handle handle, String id) {
    handle.createUpdate(MARK_REDEEMED).bind("id", id).execute();
  }

  /** Stores why a redemption failed, unless it has changed since it was seen. */
  static void refuse(Handle handle, StoredRedemption seen, RedemptionRefusal refusal) {
    handle
        .createUpdate(REFUSE)
        .bind("id", seen.redemption().id())
        .bind("refusal", refusal.wireName())
        .bind("heldUntil", seen.heldUntil().toEpochMilli())
        .execute();
  }

  /**
   * Stores that the platform reports a redemption. It is the one that was requested here, if there is one that is
   * pending, unless it says that it was redeemed by other means.
   */
  static void observe(Handle handle, Redemption reported) {
    Optional<StoredRedemption> known = find(handle, reported.cardId(), reported.code());
    if (known.isPresent()) {
      StoredRedemption stored = known.get();
      if (stored.redemption().state() == State.REDEEMED) {
        return;
      }
      if (reported.origin().mayBeService()) {
        markRedeemed(handle, stored.redemption().id());
        return;
      }
      refuse(handle, stored, RedemptionRefusal.ALREADY_REDEEMED);
    }
    add(handle, new StoredRedemption(reported, Optional.empty(), reported.at()));
  }

  /** Stores that a code is redeemed, if a holding says so, and it is not known how. */
  static void observe(Handle handle, Holding holding) {
    holding
        .progress()
        .redeemed()
        .ifPresent(at -> observe(
            handle, Redemption.observed(holding.cardId(), holding.code(), Origin.UNKNOWN, "", at)));
  }

  static StoredRedemption read(ResultSet row) throws SQLException {
    long fen = row.getLong("amount");
    Optional<Long> amount = row.wasNull() ? Optional.empty() : Optional.of(fen);
    return new StoredRedemption(
        new Redemption(
            row.getString("redemption_id"),
            new CardId(row.getString("card_id")),
            new CardCode(row.getString("code")),
            new Sale(amount, row.getString("location"), row.getString("reference")),
            Origin.named(row.getString("origin")).orElseThrow(),
            Instant.ofEpochMilli(row.getLong("at")),
            State.named(row.getString("state")).orElseThrow(),
            Optional.ofNullable(row.getString("refusal")).flatMap(RedemptionRefusal::named)),
        Optional.ofNullable(row.getString("request_key")),
        Instant.ofEpochMilli(row.getLong("held_until")));
  }
}
