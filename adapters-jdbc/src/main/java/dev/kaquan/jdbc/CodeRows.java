package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import dev.kaquan.domain.claim.RequestId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.InventoryCode;
import dev.kaquan.domain.code.InventoryCode.Preparation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The rows of custom codes. */
final class CodeRows {
  private static final String FIND = """
      SELECT code.card_id, code.code, code.state, code.request_id, code.openid,
        code.ordinal <= code_stock.published AS is_published
      FROM code JOIN code_stock ON code_stock.card_id = code.card_id
      WHERE code.card_id = :cardId AND code.code = :code
      """;

  private static final String MOVE =
      "UPDATE code SET state = :state WHERE card_id = :cardId AND code = :code";

  private static final String PREPARE = """
      UPDATE code SET request_id = :requestId, openid = :openid
      WHERE card_id = :cardId AND code = :code
      """;

  private static final String PREPARE_DRAWN = """
      UPDATE code SET state = 'prepared', request_id = :requestId, openid = :openid
      WHERE card_id = :cardId AND code = :code AND state = 'available'
      """;

  /** The index by card would have to sort all codes for each page: the rows are read in their order. */
  private static final String PAGE = """
      SELECT ordinal, card_id, code, state, request_id, openid FROM code
      WHERE card_id || '' = :cardId AND ordinal > :after
        AND ordinal <= (SELECT published FROM code_stock WHERE card_id = :cardId)
      ORDER BY ordinal LIMIT :most
      """;

  private CodeRows() {}

  /** A code with its place. */
  record Numbered(long ordinal, InventoryCode code) {}

  /** Returns published codes of a card after a place. */
  static List<Numbered> page(Handle handle, CardId cardId, long after, int most) {
    return handle
        .createQuery(PAGE)
        .bind("cardId", cardId.value())
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> new Numbered(row.getLong("ordinal"), read(row)))
        .list();
  }

  /** A row; it is counted in the stock if it is published. */
  private record Found(InventoryCode code, boolean isPublished) {}

  static Optional<InventoryCode> find(Handle handle, CardId cardId, CardCode code) {
    return found(handle, cardId, code).filter(Found::isPublished).map(Found::code);
  }

  /** Moves a code on, published or not. Returns false if it is not here, or cannot get into this state. */
  static boolean become(Handle handle, CardId cardId, CardCode code, CodeState next) {
    return move(handle, cardId, code, next, state -> state.canBecome(next));
  }

  /** Takes a code out of use, published or not, if it is here, because its card has another one now. */
  static void retireReplaced(Handle handle, CardId cardId, CardCode code) {
    boolean unused = move(handle, cardId, code, CodeState.RETIRED, CodeState::canBeReplaced);
  }

  private static boolean move(
      Handle handle, CardId cardId, CardCode code, CodeState next, Predicate<CodeState> isAllowed) {
    Optional<Found> found =
        found(handle, cardId, code).filter(each -> isAllowed.test(each.code().state()));
    found.ifPresent(each -> {
      handle
          .createUpdate(MOVE)
          .bind("cardId", cardId.value())
          .bind("code", code.value())
          .bind("state", next.wireName())
          .execute();
      if (each.isPublished()) {
        StockRows.move(handle, cardId, each.code().state(), next);
      } else {
        UnpublishedCodes.move(handle, cardId, each.code().state(), next);
      }
    });
    return found.isPresent();
  }

  /** Stores which request prepared a code that was drawn, if it was available until then. */
  static void prepareDrawn(Handle handle, CardId cardId, CardCode code, AddCardRequest request) {
    int prepared = handle
        .createUpdate(PREPARE_DRAWN)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .bind("requestId", request.id().value())
        .bind("openid", RecipientColumn.of(request.person()))
        .execute();
    if (prepared > 0) {
      StockRows.move(handle, cardId, CodeState.AVAILABLE, CodeState.PREPARED);
    }
  }

  /** Stores which request prepared a code, if it is here and was available. */
  static void prepare(Handle handle, CardId cardId, CardCode code, AddCardRequest request) {
    if (become(handle, cardId, code, CodeState.PREPARED)) {
      handle
          .createUpdate(PREPARE)
          .bind("cardId", cardId.value())
          .bind("code", code.value())
          .bind("requestId", request.id().value())
          .bind("openid", RecipientColumn.of(request.person()))
          .execute();
    }
  }

  private static Optional<Found> found(Handle handle, CardId cardId, CardCode code) {
    return handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .bind("code", code.value())
        .map((row, context) -> new Found(read(row), row.getInt("is_published") != 0))
        .findOne();
  }

  private static InventoryCode read(ResultSet row) throws SQLException {
    String request = row.getString("request_id");
    return new InventoryCode(
        new CardId(row.getString("card_id")),
        new CardCode(row.getString("code")),
        CodeState.named(row.getString("state")).orElseThrow(),
        request == null
            ? Optional.empty()
            : Optional.of(
                new Preparation(new RequestId(request), RecipientColumn.read(row, "openid"))));
  }
}
