package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeUpdate;
import dev.kaquan.domain.code.CodeUpdate.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Updates of codes in memory, for one thread. Knows of no other use of a code. */
public final class InMemoryCodeUpdates implements CodeUpdates {
  private final Map<String, StoredUpdate> stored = new LinkedHashMap<>();

  @Override
  public Optional<StoredUpdate> begin(CodeUpdate update, Instant heldUntil) {
    Optional<StoredUpdate> known = find(update.cardId(), update.code());
    if (known.isPresent() || isNamed(update.cardId(), update.newCode())) {
      return known;
    }
    StoredUpdate begun = new StoredUpdate(update, heldUntil);
    stored.put(update.id(), begun);
    return Optional.of(begun);
  }

  @Override
  public Optional<StoredUpdate> find(CardId cardId, CardCode code) {
    return stored.values().stream()
        .filter(each -> each.update().cardId().equals(cardId))
        .filter(each -> each.update().code().equals(code))
        .findFirst();
  }

  @Override
  public Optional<StoredUpdate> hold(StoredUpdate seen, Instant until) {
    if (!isCurrent(seen)) {
      return Optional.empty();
    }
    StoredUpdate held = new StoredUpdate(seen.update(), until);
    stored.put(seen.update().id(), held);
    return Optional.of(held);
  }

  @Override
  public void release(StoredUpdate held, Instant at) {
    Optional<StoredUpdate> unused = hold(held, at);
  }

  @Override
  public void complete(CodeUpdate update, Instant at) {
    StoredUpdate before = stored.get(update.id());
    if (before != null) {
      CodeUpdate done = new CodeUpdate(
          update.id(), update.cardId(), update.code(), update.newCode(), update.at(), State.DONE);
      stored.put(update.id(), new StoredUpdate(done, before.heldUntil()));
    }
  }

  @Override
  public void abandon(StoredUpdate seen) {
    if (isCurrent(seen)) {
      stored.remove(seen.update().id());
    }
  }

  @Override
  public List<StoredUpdate> pending(Instant now, int most) {
    return stored.values().stream()
        .filter(each -> each.update().state() == State.PENDING)
        .filter(each -> !each.heldUntil().isAfter(now))
        .sorted(Comparator.comparing(StoredUpdate::heldUntil))
        .limit(most)
        .toList();
  }

  private boolean isCurrent(StoredUpdate seen) {
    return seen.update().state() == State.PENDING
        && seen.equals(stored.get(seen.update().id()));
  }

  @Override
  public boolean isNamed(CardId cardId, CardCode code) {
    return stored.values().stream()
        .map(StoredUpdate::update)
        .filter(each -> each.cardId().equals(cardId))
        .anyMatch(each -> each.code().equals(code) || each.newCode().equals(code));
  }
}
