package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import dev.kaquan.domain.code.InventoryCode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Custom codes in a database.
 *
 * <p>Rows get greater and greater ordinals, and one import of a card is in progress at a time: so its codes are those
 * beyond the ordinal up to which the codes of the card are published, and to publish them is to raise it.
 */
final class JdbcCodeInventory implements CodeInventory {
  private static final String BEGIN = """
      INSERT INTO code_stock (card_id, import_id, published) VALUES (:cardId, :importId, 0)
      ON CONFLICT (card_id) DO UPDATE SET import_id = :importId
      """;

  private static final String DISCARD = """
      DELETE FROM code WHERE card_id = :cardId
        AND ordinal > (SELECT published FROM code_stock WHERE card_id = :cardId AND import_id = :importId)
      """;

  private static final String RAISE = """
      UPDATE code_stock SET published = (SELECT COALESCE(MAX(ordinal), 0) FROM code)
      WHERE card_id = :cardId
      """;

  private static final String IS_CURRENT =
      "SELECT COUNT(*) FROM code_stock WHERE card_id = :cardId AND import_id = :importId";

  private static final String ADD = """
      INSERT INTO code (card_id, code, state, request_id, openid)
      SELECT :cardId, :code,
        CASE
          WHEN holding.redeemed_at IS NOT NULL THEN 'redeemed'
          WHEN holding.code IS NOT NULL THEN 'claimed'
          WHEN EXISTS (
            SELECT 1 FROM code_update
            WHERE card_id = :cardId AND code = :code AND state = 'done') THEN 'retired'
          WHEN EXISTS (
            SELECT 1 FROM code_update WHERE card_id = :cardId AND new_code = :code) THEN 'reserved'
          WHEN earlier.request_id IS NOT NULL THEN 'prepared'
          ELSE 'available'
        END,
        earlier.request_id, earlier.openid
      FROM (SELECT 1)
      LEFT JOIN holding ON holding.card_id = :cardId AND holding.code = :code
      LEFT JOIN (
        SELECT offer.request_id, request.openid
        FROM offer JOIN add_card_request AS request ON request.request_id = offer.request_id
        WHERE offer.card_id = :cardId AND offer.code = :code AND offer.code <> ''
        ORDER BY request.made_at DESC LIMIT 1
      ) AS earlier
      WHERE true
      ON CONFLICT (card_id, code) DO NOTHING
      """;

  /** Half the time of {@link #ADD}: nothing is looked up. */
  private static final String ADD_UNKNOWN = """
      INSERT INTO code (card_id, code, state) VALUES (:cardId, :code, 'available')
      ON CONFLICT (card_id, code) DO NOTHING
      """;

  /** Whether a code of the card may be prepared, claimed or replaced, although it was not imported. */
  private static final String IS_ANY_CODE_KNOWN = """
      SELECT EXISTS (SELECT 1 FROM holding WHERE card_id = :cardId)
        OR EXISTS (SELECT 1 FROM offer WHERE card_id = :cardId AND code <> '')
        OR EXISTS (SELECT 1 FROM code_update WHERE card_id = :cardId)
      """;

  private static final String IS_PUBLISHED = """
      SELECT code.ordinal <= code_stock.published
      FROM code JOIN code_stock ON code_stock.card_id = code.card_id
      WHERE code.card_id = :cardId AND code.code = :code
      """;

  private static final String COUNT_NEW = """
      SELECT state, COUNT(*) AS codes FROM code
      WHERE card_id = :cardId
        AND ordinal > (SELECT published FROM code_stock WHERE card_id = :cardId)
      GROUP BY state
      """;

  /** Codes that are read together: whoever receives them may be slow. */
  private static final int PAGE = 1_000;

  private final Database database;

  @Inject
  JdbcCodeInventory(Database database) {
    this.database = database;
  }

  @Override
  public void begin(CardId cardId, String importId) {
    database.write(handle -> {
      bind(handle.createUpdate(BEGIN), cardId, importId).execute();
      bind(handle.createUpdate(DISCARD), cardId, importId).execute();
      // Nothing of this card is beyond it now, so that no later step looks at codes of other cards
      // that are already there.
      handle.createUpdate(RAISE).bind("cardId", cardId.value()).execute();
    });
  }

  @Override
  public Optional<List<Duplicate>> add(CardId cardId, String importId, List<CardCode> codes) {
    return database.change(handle -> isCurrent(handle, cardId, importId)
        ? Optional.of(add(handle, cardId, codes))
        : Optional.empty());
  }

  @Override
  public boolean publish(CardId cardId, String importId) {
    return database.change(handle -> {
      if (!isCurrent(handle, cardId, importId)) {
        return false;
      }
      handle
          .createQuery(COUNT_NEW)
          .bind("cardId", cardId.value())
          .map((row, context) -> new NewCodes(
              CodeState.named(row.getString("state")).orElseThrow(), row.getLong("codes")))
          .list()
          .forEach(codes -> StockRows.add(handle, cardId, codes.state(), codes.count()));
      handle.createUpdate(RAISE).bind("cardId", cardId.value()).execute();
      boolean unused = JdbcCodeImports.end(handle, importId, CodeImport.State.DONE);
      return true;
    });
  }

  @Override
  public void discard(CardId cardId, String importId) {
    database.write(
        handle -> bind(handle.createUpdate(DISCARD), cardId, importId).execute());
  }

  @Override
  public Optional<InventoryCode> find(CardId cardId, CardCode code) {
    return database.read(handle -> CodeRows.find(handle, cardId, code));
  }

  @Override
  public CodeStock stock(CardId cardId) {
    return database.read(handle -> StockRows.find(handle, cardId));
  }

  @Override
  public void forEach(CardId cardId, Optional<CodeState> state, Consumer<InventoryCode> codes) {
    long after = 0;
    List<CodeRows.Numbered> page;
    do {
      long start = after;
      page = database.read(handle -> CodeRows.page(handle, cardId, start, PAGE));
      for (CodeRows.Numbered each : page) {
        after = each.ordinal();
        if (state.isEmpty() || state.get() == each.code().state()) {
          codes.accept(each.code());
        }
      }
    } while (page.size() == PAGE);
  }

  @Override
  public boolean become(CardId cardId, CardCode code, CodeState next) {
    return database.change(handle -> CodeRows.find(handle, cardId, code).isPresent()
        && CodeRows.become(handle, cardId, code, next));
  }

  private static boolean isCurrent(Handle handle, CardId cardId, String importId) {
    return bind(handle.createQuery(IS_CURRENT), cardId, importId)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private static List<Duplicate> add(Handle handle, CardId cardId, List<CardCode> codes) {
    if (codes.isEmpty()) {
      return List.of();
    }
    boolean isAnyCodeKnown = handle
        .createQuery(IS_ANY_CODE_KNOWN)
        .bind("cardId", cardId.value())
        .mapTo(Boolean.class)
        .one();
    PreparedBatch batch = handle.prepareBatch(isAnyCodeKnown ? ADD : ADD_UNKNOWN);
    for (CardCode code : codes) {
      batch.bind("cardId", cardId.value()).bind("code", code.value()).add();
    }
    int[] added = batch.execute();
    List<Duplicate> duplicates = new ArrayList<>();
    for (int i = 0; i < added.length; i++) {
      if (added[i] == 0) {
        boolean isPublished = handle
            .createQuery(IS_PUBLISHED)
            .bind("cardId", cardId.value())
            .bind("code", codes.get(i).value())
            .mapTo(Boolean.class)
            .one();
        duplicates.add(new Duplicate(i, !isPublished));
      }
    }
    return duplicates;
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CardId cardId, String importId) {
    return statement.bind("cardId", cardId.value()).bind("importId", importId);
  }

  private record NewCodes(CodeState state, long count) {}
}
