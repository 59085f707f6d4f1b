package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.ClaimMatch;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The rows of offers. */
final class OfferRows {
  private static final String OFFERS = """
      SELECT card_id, code, card_ext, outer_str, state, detail FROM offer
      WHERE request_id = :requestId
      ORDER BY place
      """;

  /** Its conditions are those of the indexes offer_by_code and add_card_request_by_openid. */
  private static final String CANDIDATES = """
      SELECT request.request_id, request.openid, request.made_at
      FROM add_card_request AS request
      WHERE request.request_id IN (
          SELECT request_id FROM offer
          WHERE card_id = :cardId AND code = :code AND code <> '')
        OR request.request_id IN (
          SELECT person.request_id FROM add_card_request AS person
          WHERE person.openid = :openid AND person.openid IS NOT NULL
          ORDER BY person.made_at DESC LIMIT 100)
      ORDER BY request.made_at DESC
      LIMIT 100
      """;

  private static final String MARK_ADDED = """
      UPDATE offer SET state = 'added', detail = :code
      WHERE request_id = :requestId AND place = :place
        AND state IN ('open', 'cancelled', 'failed')
      """;

  private OfferRows() {}

  /** Returns the offers of a request in their order. */
  static List<Offer> of(Handle handle, RequestId id) {
    return handle
        .createQuery(OFFERS)
        .bind("requestId", id.value())
        .map((row, context) -> offer(row))
        .list();
  }

  /** Returns the offers of a card with a code, or for its holder. */
  static List<ClaimMatch.Candidate> candidates(Handle handle, Holding claim) {
    return handle
        .createQuery(CANDIDATES)
        .bind("cardId", claim.cardId().value())
        .bind("code", claim.code().value())
        .bind("openid", claim.holder().openidIfBound().map(OpenId::value))
        .map((row, context) -> RequestList.withoutOffers(row))
        .list()
        .stream()
        .map(request -> request.with(of(handle, request.id())))
        .flatMap(request -> candidates(request, claim.cardId()))
        .toList();
  }

  /** Stores the code of an offer. Returns whether it was not claimed before. */
  static boolean markAdded(Handle handle, ClaimMatch.Candidate candidate, CardCode code) {
    return handle
            .createUpdate(MARK_ADDED)
            .bind("requestId", candidate.request().id().value())
            .bind("place", candidate.index())
            .bind("code", code.value())
            .execute()
        > 0;
  }

  private static Stream<ClaimMatch.Candidate> candidates(AddCardRequest request, CardId cardId) {
    return IntStream.range(0, request.offers().size())
        .filter(index -> request.offers().get(index).cardId().equals(cardId))
        .mapToObj(index -> new ClaimMatch.Candidate(request, index));
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        new CardId(row.getString("card_id")),
        CodeColumn.read(row),
        row.getString("card_ext"),
        new OuterStr(row.getString("outer_str")),
        StateColumns.read(row));
  }
}
