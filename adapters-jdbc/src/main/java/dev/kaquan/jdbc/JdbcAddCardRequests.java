package dev.kaquan.jdbc;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OfferState;
import dev.kaquan.domain.claim.Outcome;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.claim.UnsignedCardExt;
import dev.kaquan.domain.funnel.FunnelCell;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Requests to add cards in a database, with times in milliseconds.
 *
 * <p>Each change of an offer is one {@code UPDATE} that names the state from which it is allowed,
 * instead of a read, a decision and a write.
 */
final class JdbcAddCardRequests implements AddCardRequests {
  private static final String ADD_REQUEST = """
      INSERT INTO add_card_request (request_id, openid, made_at)
      VALUES (:requestId, :openid, :madeAt)
      """;

  private static final String ADD_OFFER = """
      INSERT INTO offer
        (request_id, place, card_id, code, card_ext, outer_str, state, detail, made_at, since,
          next_attempt_at)
      VALUES (:requestId, :place, :cardId, :code, :cardExt, :outerStr, :state, :detail, :madeAt, :madeAt,
        :madeAt)
      """;

  private static final String FIND_REQUEST =
      "SELECT request_id, openid, made_at FROM add_card_request WHERE request_id = :requestId";

  private static final String MOVE_TAKEN = """
      UPDATE offer SET state = :state, detail = :detail
      WHERE request_id = :requestId AND place = :place AND state = 'taken' AND detail = :code
      """;

  private final Database database;

  @Inject
  JdbcAddCardRequests(Database database) {
    this.database = database;
  }

  @Override
  public Added add(
      Recipient person,
      List<UnsignedCardExt> terms,
      Function<List<UnsignedCardExt>, NewRequest> maker) {
    return database.change(handle -> {
      CodeDraw draw = CodeDraw.of(handle, person, terms);
      if (!draw.missing().isEmpty()) {
        return new OutOfStock(draw.missing());
      }
      NewRequest made = maker.apply(draw.terms());
      if (CodeColumn.isRefused(handle, made.request(), draw.drawn())) {
        return new CodeRefused();
      }
      store(handle, made, draw.drawn());
      return new Stored();
    });
  }

  private static void store(Handle handle, NewRequest made, Set<Integer> drawn) {
    AddCardRequest request = made.request();
    handle
        .createUpdate(ADD_REQUEST)
        .bind("requestId", request.id().value())
        .bind("openid", RecipientColumn.of(request.person()))
        .bind("madeAt", request.madeAt().toEpochMilli())
        .execute();
    addOffers(handle, request);
    for (int index = 0; index < request.offers().size(); index++) {
      Offer offer = request.offers().get(index);
      if (offer.code() instanceof CodeSource.Merchant merchant) {
        if (drawn.contains(index)) {
          CodeRows.prepareDrawn(handle, offer.cardId(), merchant.code(), request);
        } else {
          CodeRows.prepare(handle, offer.cardId(), merchant.code(), request);
        }
      }
      FunnelRows.add(handle, offer.cardId(), FunnelCell.of(request, offer));
    }
    made.answer().ifPresent(stored -> JdbcIdempotencyKeys.complete(handle, stored));
  }

  @Override
  public List<EarlierOffer> earlierOffers(CardId cardId, CardCode code) {
    return database.read(handle -> CodeColumn.earlierOffers(handle, cardId, code));
  }

  @Override
  public Optional<AddCardRequest> find(RequestId id) {
    return database.read(handle -> handle
        .createQuery(FIND_REQUEST)
        .bind("requestId", id.value())
        .map((row, context) -> RequestList.withoutOffers(row))
        .findOne()
        .map(request -> request.with(OfferRows.of(handle, id))));
  }

  @Override
  public void recordReport(AddCardRequest after, String received, Instant at) {
    database.write(handle -> {
      ReportRows.saveText(handle, after, received, at);
      ReportRows.saveStates(handle, after, at);
    });
  }

  @Override
  public void resolve(RequestId id, int index, OfferState.Taken taken, Holding holding) {
    database.write(handle -> {
      if (move(handle, id, index, taken, new OfferState.Added(holding.code()))) {
        ClaimRows.add(handle, holding);
      }
    });
  }

  @Override
  public void reopen(RequestId id, int index, OfferState.Taken taken) {
    database.write(handle -> move(handle, id, index, taken, new OfferState.Open()));
  }

  @Override
  public List<PendingCode> pendingCodes(Instant due, int most) {
    return database.read(handle -> PendingCodeRows.due(handle, due, most));
  }

  @Override
  public List<PendingCode> pendingCodes(RequestId id) {
    return database.read(handle -> PendingCodeRows.of(handle, id));
  }

  @Override
  public void recordFailure(PendingCode code, Attempts after) {
    database.write(handle -> PendingCodeRows.recordFailure(handle, code, after));
  }

  @Override
  public List<ClaimMatch.Candidate> candidates(Holding claim) {
    return database.read(handle -> OfferRows.candidates(handle, claim));
  }

  @Override
  public Page<AddCardRequest> list(Optional<Outcome> outcome, PageRequest page) {
    return database.read(handle -> RequestList.page(handle, outcome, page)
        .map(request -> request.with(OfferRows.of(handle, request.id()))));
  }

  private static void addOffers(Handle handle, AddCardRequest request) {
    PreparedBatch batch = handle.prepareBatch(ADD_OFFER);
    for (int index = 0; index < request.offers().size(); index++) {
      Offer offer = request.offers().get(index);
      StateColumns columns = StateColumns.of(offer.state());
      batch
          .bind("requestId", request.id().value())
          .bind("place", index)
          .bind("cardId", offer.cardId().value())
          .bind("code", CodeColumn.of(offer.code()))
          .bind("cardExt", offer.cardExt())
          .bind("outerStr", offer.outerStr().value())
          .bind("state", columns.state())
          .bind("detail", columns.detail())
          .bind("madeAt", request.madeAt().toEpochMilli())
          .add();
    }
    batch.execute();
  }

  /** Moves an offer on. Returns whether it was still {@code taken}. */
  private static boolean move(
      Handle handle, RequestId id, int index, OfferState.Taken taken, OfferState next) {
    StateColumns columns = StateColumns.of(next);
    int moved = handle
        .createUpdate(MOVE_TAKEN)
        .bind("requestId", id.value())
        .bind("place", index)
        .bind("code", taken.code().value())
        .bind("state", columns.state())
        .bind("detail", columns.detail())
        .execute();
    return moved > 0;
  }
}
