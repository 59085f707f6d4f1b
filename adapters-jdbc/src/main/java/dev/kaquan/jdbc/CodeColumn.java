package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.CodeSource;
import dev.kaquan.domain.claim.EarlierOffer;
import dev.kaquan.domain.claim.Offer;
import dev.kaquan.domain.code.CodeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The column with the custom code of an offer; empty if the platform assigns it. */
final class CodeColumn {
  /** Its condition is that of the index offer_by_code. */
  static final String EARLIER_OFFERS = """
      SELECT request.openid, offer.state, offer.detail
      FROM offer JOIN add_card_request AS request ON request.request_id = offer.request_id
      WHERE offer.card_id = :cardId AND offer.code = :code AND offer.code <> ''
      """;

  private CodeColumn() {}

  static String of(CodeSource code) {
    return code instanceof CodeSource.Merchant merchant ? merchant.code().value() : "";
  }

  static CodeSource read(ResultSet row) throws SQLException {
    String code = row.getString("code");
    return code.isEmpty() ? new CodeSource.Platform() : new CodeSource.Merchant(new CardCode(code));
  }

  static List<EarlierOffer> earlierOffers(Handle handle, CardId cardId, CardCode code) {
    return handle
        .createQuery(EARLIER_OFFERS)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> new EarlierOffer(
            RecipientColumn.read(row, "openid"), StateColumns.read(row).outcome()))
        .list();
  }

  /**
   * Returns whether a code of the request must not be prepared for its person.
   *
   * @param drawn the indexes of codes that were drawn for this person
   */
  static boolean isRefused(Handle handle, AddCardRequest request, Set<Integer> drawn) {
    return IntStream.range(0, request.offers().size())
        .filter(index -> !drawn.contains(index))
        .anyMatch(index -> isRefused(handle, request, request.offers().get(index)));
  }

  private static boolean isRefused(Handle handle, AddCardRequest request, Offer offer) {
    return offer.code() instanceof CodeSource.Merchant merchant
        && (isRetired(handle, offer.cardId(), merchant.code())
            || CodeUpdateRows.isNamed(handle, offer.cardId(), merchant.code())
            || earlierOffers(handle, offer.cardId(), merchant.code()).stream()
                .anyMatch(earlier -> earlier.refusal(request.person()).isPresent()));
  }

  private static boolean isRetired(Handle handle, CardId cardId, CardCode code) {
    return CodeRows.find(handle, cardId, code)
        .filter(found -> found.state() == CodeState.RETIRED)
        .isPresent();
  }
}
