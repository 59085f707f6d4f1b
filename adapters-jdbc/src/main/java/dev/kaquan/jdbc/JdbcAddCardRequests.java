package dev.kaquan.jdbc;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbcAddCardRequests implements AddCardRequests {
  private static final String OPEN = "open";
  private static final String CANCELLED = "cancelled";
  private static final String FAILED = "failed";
  private static final String TAKEN = "taken";
  private static final String ADDED = "added";

  private final Database database;

  @Inject
  JdbcAddCardRequests(Database database) {
    this.database = database;
  }

  @Override
  public void add(AddCardRequest request) {
    database.write(handle -> {
      handle
          .createUpdate("""
                  INSERT INTO add_card_request (request_id, openid, made_at)
                  VALUES (:id, :openid, :madeAt)
                  """)
          .bind("id", request.id().value())
          .bind("openid", request.person().inCardExt())
          .bind("madeAt", request.madeAt().toEpochMilli())
          .execute();
      PreparedBatch offers = handle.prepareBatch("""
                  INSERT INTO offer (request_id, place, card_id, card_ext, outer_str, state, detail)
                  VALUES (:id, :place, :cardId, :cardExt, :outerStr, :state, :detail)
                  """);
      for (int place = 0; place < request.offers().size(); place++) {
        Offer offer = request.offers().get(place);
        offers
            .bind("id", request.id().value())
            .bind("place", place)
            .bind("cardId", offer.cardId().value())
            .bind("cardExt", offer.cardExt())
            .bind("outerStr", offer.outerStr().value())
            .bind("state", word(offer.state()))
            .bind("detail", detail(offer.state()))
            .add();
      }
      offers.execute();
    });
  }

  @Override
  public Optional<AddCardRequest> find(RequestId id) {
    return database.read(handle -> handle
        .createQuery("SELECT openid, made_at FROM add_card_request WHERE request_id = :id")
        .bind("id", id.value())
        .map((row, context) -> new AddCardRequest(
            id,
            person(row.getString("openid")),
            Instant.ofEpochMilli(row.getLong("made_at")),
            offers(handle, id)))
        .findOne());
  }

  @Override
  public void note(AddCardRequest after, String received, Instant at) {
    database.write(handle -> {
      handle
          .createUpdate("""
                  INSERT INTO add_card_report (request_id, digest, received, received_at)
                  VALUES (:id, :digest, :received, :at)
                  ON CONFLICT (request_id, digest) DO NOTHING
                  """)
          .bind("id", after.id().value())
          .bind("digest", DigestUtils.sha256Hex(received))
          .bind("received", received)
          .bind("at", at.toEpochMilli())
          .execute();
      PreparedBatch states = handle.prepareBatch("""
                  UPDATE offer SET state = :state, detail = :detail
                  WHERE request_id = :id AND place = :place AND state NOT IN ('taken', 'added')
                  """);
      for (int place = 0; place < after.offers().size(); place++) {
        OfferState state = after.offers().get(place).state();
        states
            .bind("state", word(state))
            .bind("detail", detail(state))
            .bind("id", after.id().value())
            .bind("place", place)
            .add();
      }
      states.execute();
    });
  }

  @Override
  public void settle(RequestId id, int place, OfferState.Taken taken, Holding holding) {
    database.write(handle -> {
      OfferState added = new OfferState.Added(holding.code());
      if (move(handle, id, place, taken, added)) {
        handle
            .createUpdate("""
                    INSERT INTO holding (card_id, code, openid, outer_str, since)
                    VALUES (:cardId, :code, :openid, :outerStr, :since)
                    ON CONFLICT (card_id, code) DO UPDATE SET openid = excluded.openid
                    WHERE holding.openid = ''
                    """)
            .bind("cardId", holding.cardId().value())
            .bind("code", holding.code().value())
            .bind("openid", holding.holder().inCardExt())
            .bind("outerStr", holding.outerStr().value())
            .bind("since", holding.since().toEpochMilli())
            .execute();
      }
    });
  }

  @Override
  public void reopen(RequestId id, int place, OfferState.Taken taken) {
    database.write(handle -> move(handle, id, place, taken, new OfferState.Open()));
  }

  @Override
  public List<RequestId> unsettled(int most) {
    return database.read(handle -> handle
        .createQuery("""
                    SELECT request_id FROM add_card_request
                    WHERE request_id IN (SELECT request_id FROM offer WHERE state = 'taken')
                    ORDER BY made_at, request_id LIMIT :most
                    """)
        .bind("most", most)
        .mapTo(String.class)
        .map(RequestId::new)
        .list());
  }

  /** The person behind an openid column, where the empty text is nobody known. */
  static Recipient person(String openid) {
    return openid.isEmpty() ? new Recipient.Anyone() : new Recipient.Only(new OpenId(openid));
  }

  private static boolean move(
      Handle handle, RequestId id, int place, OfferState before, OfferState after) {
    return handle
            .createUpdate("""
                UPDATE offer SET state = :after, detail = :afterDetail
                WHERE request_id = :id AND place = :place
                  AND state = :before AND detail = :beforeDetail
                """)
            .bind("after", word(after))
            .bind("afterDetail", detail(after))
            .bind("id", id.value())
            .bind("place", place)
            .bind("before", word(before))
            .bind("beforeDetail", detail(before))
            .execute()
        == 1;
  }

  private static List<Offer> offers(Handle handle, RequestId id) {
    return handle
        .createQuery("SELECT * FROM offer WHERE request_id = :id ORDER BY place")
        .bind("id", id.value())
        .map(JdbcAddCardRequests::offer)
        .list();
  }

  private static Offer offer(ResultSet row, StatementContext context) throws SQLException {
    return new Offer(
        new CardId(row.getString("card_id")),
        row.getString("card_ext"),
        new OuterStr(row.getString("outer_str")),
        state(row.getString("state"), row.getString("detail")));
  }

  private static OfferState state(String word, String detail) {
    return switch (word) {
      case OPEN -> new OfferState.Open();
      case CANCELLED -> new OfferState.Cancelled();
      case FAILED -> new OfferState.Failed(detail);
      case TAKEN -> new OfferState.Taken(new EncryptedCode(detail));
      case ADDED -> new OfferState.Added(new CardCode(detail));
      default -> throw new IllegalStateException("an offer is in a state that is not known");
    };
  }

  private static String word(OfferState state) {
    return state.fold(
        () -> OPEN, () -> CANCELLED, failed -> FAILED, taken -> TAKEN, added -> ADDED);
  }

  private static String detail(OfferState state) {
    return state.fold(
        () -> "",
        () -> "",
        OfferState.Failed::message,
        taken -> taken.code().value(),
        added -> added.code().value());
  }
}
