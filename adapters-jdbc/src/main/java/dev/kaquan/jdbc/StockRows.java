package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeStock;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How many codes of a card are in each state, a column for each. */
final class StockRows {
  private static final String FIND = "SELECT * FROM code_stock WHERE card_id = :cardId";

  private static final String MOVE = """
      UPDATE code_stock SET <from> = <from> - 1, <to> = <to> + 1 WHERE card_id = :cardId
      """;

  private StockRows() {}

  static CodeStock find(Handle handle, CardId cardId) {
    return handle
        .createQuery(FIND)
        .bind("cardId", cardId.value())
        .map((row, context) -> {
          Map<CodeState, Long> counts = new EnumMap<>(CodeState.class);
          for (CodeState state : CodeState.values()) {
            counts.put(state, row.getLong(state.wireName()));
          }
          return new CodeStock(counts);
        })
        .findOne()
        .orElseGet(() -> new CodeStock(Map.of()));
  }

  /** Counts a code in another state. */
  static void move(Handle handle, CardId cardId, CodeState from, CodeState to) {
    handle
        .createUpdate(MOVE)
        .define("from", from.wireName())
        .define("to", to.wireName())
        .bind("cardId", cardId.value())
        .execute();
  }

  static void add(Handle handle, CardId cardId, CodeState state, long count) {
    handle
        .createUpdate("UPDATE code_stock SET <state> = <state> + :count WHERE card_id = :cardId")
        .define("state", state.wireName())
        .bind("count", count)
        .bind("cardId", cardId.value())
        .execute();
  }
}
