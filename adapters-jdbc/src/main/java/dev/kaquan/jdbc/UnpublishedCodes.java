package dev.kaquan.jdbc;

import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeState;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The codes of imports that are in progress.
 *
 * <p>Rows get greater and greater ordinals, and one import of a card is in progress at a time: so its codes are those
 * beyond the ordinal up to which the codes of the card are published, and to publish them is to raise it. They are read in
 * the order of the ordinals: the index by card would lead to all codes of the card, while few rows are beyond. They are
 * counted as they are added: to count them all when they are published would hold up every other change.
 */
final class UnpublishedCodes {
  private static final String BEGIN = """
      INSERT INTO code_stock (card_id, import_id, published) VALUES (:cardId, :importId, 0)
      ON CONFLICT (card_id) DO UPDATE SET import_id = :importId
      """;

  private static final String IS_ANYTHING_LEFT =
      "SELECT EXISTS (SELECT 1 FROM code_stock WHERE card_id = :cardId AND import_id <> :importId)";

  private static final String AFTER =
      "SELECT published FROM code_stock WHERE card_id = :cardId AND import_id = :importId";

  private static final String RAISE = """
      UPDATE code_stock
      SET import_id = :importId, published = (SELECT COALESCE(MAX(ordinal), 0) FROM code)
      WHERE card_id = :cardId
      """;

  static final String LAST_OF_PART = """
      SELECT MAX(ordinal) FROM (
        SELECT ordinal FROM code WHERE card_id || '' = :cardId AND ordinal > :after
        ORDER BY ordinal LIMIT :most)
      """;

  static final String DISCARD_PART = """
      DELETE FROM code WHERE card_id || '' = :cardId AND ordinal > :after AND ordinal <= :last
      """;

  private static final String LAST = "SELECT COALESCE(MAX(ordinal), 0) FROM code";

  static final String COUNT = """
      INSERT INTO unpublished_codes (card_id, state, codes)
      SELECT card_id, state, COUNT(*) FROM code
      WHERE card_id || '' = :cardId AND ordinal > :after
      GROUP BY state
      ON CONFLICT (card_id, state) DO UPDATE SET codes = unpublished_codes.codes + excluded.codes
      """;

  private static final String MOVE = """
      INSERT INTO unpublished_codes (card_id, state, codes) VALUES (:cardId, :from, -1), (:cardId, :to, 1)
      ON CONFLICT (card_id, state) DO UPDATE SET codes = unpublished_codes.codes + excluded.codes
      """;

  private static final String COUNTED =
      "SELECT state, codes FROM unpublished_codes WHERE card_id = :cardId";

  private static final String FORGET = "DELETE FROM unpublished_codes WHERE card_id = :cardId";

  /** Stands for no import: none is in progress, and none has left codes. */
  private static final String NONE = "";

  /** Codes that are deleted in one transaction. */
  private static final int PART = 1_000;

  private final Database database;

  UnpublishedCodes(Database database) {
    this.database = database;
  }

  /** Begins an import, after all that an earlier one has left is deleted. */
  void begin(CardId cardId, String importId) {
    boolean isAnythingLeft = database.change(handle -> {
      boolean isLeft = bind(handle.createQuery(IS_ANYTHING_LEFT), cardId, NONE)
          .mapTo(Boolean.class)
          .one();
      bind(handle.createUpdate(BEGIN), cardId, importId).execute();
      if (!isLeft) {
        raise(handle, cardId, importId);
      }
      return isLeft;
    });
    if (isAnythingLeft) {
      discard(cardId, importId, importId);
    }
  }

  /** Returns the ordinal after which the codes of an import are, or empty if it has ended. */
  static Optional<Long> after(Handle handle, CardId cardId, String importId) {
    return bind(handle.createQuery(AFTER), cardId, importId).mapTo(Long.class).findOne();
  }

  /** Executes what adds codes of an import, and counts them. */
  static <T> T counted(Handle handle, CardId cardId, Supplier<T> addition) {
    long last = handle.createQuery(LAST).mapTo(Long.class).one();
    T result = addition.get();
    handle
        .createUpdate(COUNT)
        .bind("cardId", cardId.value())
        .bind("after", last)
        .execute();
    return result;
  }

  /** Counts a code that is not published in another state. */
  static void move(Handle handle, CardId cardId, CodeState from, CodeState to) {
    handle
        .createUpdate(MOVE)
        .bind("cardId", cardId.value())
        .bind("from", from.wireName())
        .bind("to", to.wireName())
        .execute();
  }

  /** Makes the codes of an import visible; returns false if it has ended. */
  static boolean publish(Handle handle, CardId cardId, String importId) {
    boolean isInProgress = after(handle, cardId, importId).isPresent();
    if (isInProgress) {
      handle
          .createQuery(COUNTED)
          .bind("cardId", cardId.value())
          .map((row, context) -> new Counted(
              CodeState.named(row.getString("state")).orElseThrow(), row.getLong("codes")))
          .list()
          .forEach(codes -> StockRows.add(handle, cardId, codes.state(), codes.count()));
      raise(handle, cardId, NONE);
    }
    return isInProgress;
  }

  /** Deletes the codes of an import. */
  void discard(CardId cardId, String importId) {
    discard(cardId, importId, NONE);
  }

  /** Deletes them in parts, so that others can write in between; then {@code next} is in progress. */
  private void discard(CardId cardId, String importId, String next) {
    Optional<Long> last = Optional.of(0L);
    while (last.isPresent()) {
      long before = last.get();
      last = database.change(handle -> after(handle, cardId, importId)
          .flatMap(after -> discardPart(handle, cardId, Math.max(after, before), next)));
    }
  }

  /** Returns the ordinal of the last code that was deleted, or empty if there was none. */
  private static Optional<Long> discardPart(Handle handle, CardId cardId, long after, String next) {
    Optional<Long> last = handle
        .createQuery(LAST_OF_PART)
        .bind("cardId", cardId.value())
        .bind("after", after)
        .bind("most", PART)
        .mapTo(Long.class)
        .findOne();
    last.ifPresentOrElse(
        ordinal -> handle
            .createUpdate(DISCARD_PART)
            .bind("cardId", cardId.value())
            .bind("after", after)
            .bind("last", ordinal)
            .execute(),
        () -> raise(handle, cardId, next));
    return last;
  }

  /**
   * Raises the ordinal to the last one of all cards, and stores which import is in progress. What the card has beyond
   * becomes visible; later steps do not look at codes of other cards that are already there.
   */
  private static void raise(Handle handle, CardId cardId, String importId) {
    handle.createUpdate(FORGET).bind("cardId", cardId.value()).execute();
    bind(handle.createUpdate(RAISE), cardId, importId).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CardId cardId, String importId) {
    return statement.bind("cardId", cardId.value()).bind("importId", importId);
  }

  private record Counted(CodeState state, long count) {}
}
