package dev.kaquan.jdbc;

import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.code.CodeState;
import dev.kaquan.domain.code.CodeUpdate;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Updates of codes in a database, with times in milliseconds. */
final class JdbcCodeUpdates implements CodeUpdates {
  private static final String MOVE_HOLD = """
      UPDATE code_update SET held_until = :next
      WHERE update_id = :id AND state = 'pending' AND held_until = :seen
      """;

  private static final String ABANDON = """
      DELETE FROM code_update WHERE update_id = :id AND state = 'pending' AND held_until = :seen
      """;

  private final Database database;

  @Inject
  JdbcCodeUpdates(Database database) {
    this.database = database;
  }

  @Override
  public Optional<StoredUpdate> begin(CodeUpdate update, Instant heldUntil) {
    return database.change(handle -> {
      Optional<StoredUpdate> known = CodeUpdateRows.find(handle, update.cardId(), update.code());
      if (known.isPresent() || isUsed(handle, update)) {
        return known;
      }
      StoredUpdate begun = new StoredUpdate(update, heldUntil);
      CodeUpdateRows.add(handle, begun);
      boolean unused =
          CodeRows.become(handle, update.cardId(), update.newCode(), CodeState.RESERVED);
      return Optional.of(begun);
    });
  }

  @Override
  public Optional<StoredUpdate> find(CardId cardId, CardCode code) {
    return database.read(handle -> CodeUpdateRows.find(handle, cardId, code));
  }

  @Override
  public boolean isNamed(CardId cardId, CardCode code) {
    return database.read(handle -> CodeUpdateRows.isNamed(handle, cardId, code));
  }

  @Override
  public Optional<StoredUpdate> hold(StoredUpdate seen, Instant until) {
    return isMoved(seen, until)
        ? Optional.of(new StoredUpdate(seen.update(), until))
        : Optional.empty();
  }

  @Override
  public void release(StoredUpdate held, Instant at) {
    boolean unused = isMoved(held, at);
  }

  @Override
  public void complete(CodeUpdate update, Instant at) {
    database.write(handle -> {
      if (!CodeUpdateRows.isMarkedDone(handle, update)) {
        return;
      }
      CodeRows.retireReplaced(handle, update.cardId(), update.code());
      HoldingRows.rename(handle, update.cardId(), update.code(), update.newCode());
      // Whoever has it is not known if nobody has reported the claim; it is known that somebody
      // has.
      ClaimRows.add(
          handle,
          new Holding(
              update.cardId(), update.newCode(), new Recipient.Anyone(), OuterStr.NONE, at));
    });
  }

  @Override
  public void abandon(StoredUpdate seen) {
    CodeUpdate update = seen.update();
    database.write(handle -> {
      int deleted = handle
          .createUpdate(ABANDON)
          .bind("id", update.id())
          .bind("seen", seen.heldUntil().toEpochMilli())
          .execute();
      if (deleted > 0) {
        boolean unused =
            CodeRows.become(handle, update.cardId(), update.newCode(), CodeState.AVAILABLE);
      }
    });
  }

  @Override
  public List<StoredUpdate> pending(Instant now, int most) {
    return database.read(handle -> CodeUpdateRows.pending(handle, now, most));
  }

  private boolean isMoved(StoredUpdate seen, Instant next) {
    return database.change(handle -> handle
            .createUpdate(MOVE_HOLD)
            .bind("id", seen.update().id())
            .bind("seen", seen.heldUntil().toEpochMilli())
            .bind("next", next.toEpochMilli())
            .execute()
        > 0);
  }

  /** Returns whether somebody has the new code, had it, or may get it. */
  private static boolean isUsed(Handle handle, CodeUpdate update) {
    CardId cardId = update.cardId();
    CardCode code = update.newCode();
    return CodeRows.find(handle, cardId, code)
            .filter(found -> found.state() != CodeState.AVAILABLE)
            .isPresent()
        || CodeUpdateRows.isNamed(handle, cardId, code)
        || HoldingRows.find(handle, cardId, code).isPresent()
        || !CodeColumn.earlierOffers(handle, cardId, code).isEmpty();
  }
}
