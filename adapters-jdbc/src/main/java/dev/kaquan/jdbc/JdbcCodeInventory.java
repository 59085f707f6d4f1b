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

/** Custom codes in a database. */
final class JdbcCodeInventory implements CodeInventory {
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

  /** Codes that are read together: whoever receives them may be slow. */
  private static final int PAGE = 1_000;

  private final Database database;
  private final UnpublishedCodes unpublished;

  @Inject
  JdbcCodeInventory(Database database) {
    this.database = database;
    this.unpublished = new UnpublishedCodes(database);
  }

  @Override
  public void begin(CardId cardId, String importId) {
    unpublished.begin(cardId, importId);
  }

  @Override
  public Optional<List<Duplicate>> add(CardId cardId, String importId, List<CardCode> codes) {
    return database.change(handle -> UnpublishedCodes.after(handle, cardId, importId)
        .map(after -> UnpublishedCodes.counted(handle, cardId, () -> add(handle, cardId, codes))));
  }

  @Override
  public boolean publish(CardId cardId, String importId) {
    return database.change(handle -> {
      boolean isPublished = UnpublishedCodes.publish(handle, cardId, importId);
      if (isPublished) {
        boolean unused = JdbcCodeImports.end(handle, importId, CodeImport.State.DONE);
      }
      return isPublished;
    });
  }

  @Override
  public void discard(CardId cardId, String importId) {
    unpublished.discard(cardId, importId);
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
}
