package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import dev.kaquan.domain.code.CodeDeposit.State;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deposits of the codes of one card in memory, for one thread. */
public final class InMemoryCodeDeposits implements CodeDeposits {
  private final Map<String, StoredDeposit> stored = new LinkedHashMap<>();
  private final Set<CardCode> codes = new LinkedHashSet<>();

  /** Adds codes that are not deposited. */
  public void imports(Collection<CardCode> more) {
    codes.addAll(more);
  }

  @Override
  public StoredDeposit start(CodeDeposit deposit, Instant now) {
    Optional<StoredDeposit> pending = stored.values().stream()
        .filter(each -> each.deposit().state() == State.PENDING)
        .filter(each -> each.deposit().cardId().equals(deposit.cardId()))
        .findFirst();
    StoredDeposit started = pending
        .map(each -> each.attempts().failures() == 0 ? each : due(each, now))
        .orElseGet(() -> new StoredDeposit(deposit, Attempts.firstAt(now)));
    stored.put(started.deposit().id(), started);
    return started;
  }

  @Override
  public Optional<StoredDeposit> find(String id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public List<CardCode> undeposited(CardId cardId, int most) {
    return codes.stream().limit(most).toList();
  }

  @Override
  public Optional<StoredDeposit> take(Instant now, Instant until) {
    Optional<StoredDeposit> found = stored.values().stream()
        .filter(
            each -> each.attempts().next().filter(next -> !next.isAfter(now)).isPresent())
        .findFirst();
    found.ifPresent(each -> stored.put(each.deposit().id(), due(each, until)));
    return found;
  }

  @Override
  public void record(String id, List<CardCode> deposited, List<CardCode> rejected, Instant until) {
    codes.removeAll(deposited);
    codes.removeAll(rejected);
    CodeDeposit before = stored.get(id).deposit();
    stored.put(
        id,
        new StoredDeposit(
            new CodeDeposit(
                id,
                before.cardId(),
                before.state(),
                before.deposited() + deposited.size(),
                before.rejected() + rejected.size(),
                before.createdAt()),
            Attempts.firstAt(until)));
  }

  @Override
  public void recordFailure(String id, Attempts after) {
    end(id, after.next().isEmpty() ? State.FAILED : State.PENDING, after);
  }

  @Override
  public void complete(String id) {
    end(id, State.DONE, Attempts.NONE);
  }

  private void end(String id, State state, Attempts attempts) {
    CodeDeposit before = stored.get(id).deposit();
    stored.put(
        id,
        new StoredDeposit(
            new CodeDeposit(
                id,
                before.cardId(),
                state,
                before.deposited(),
                before.rejected(),
                before.createdAt()),
            attempts));
  }

  private static StoredDeposit due(StoredDeposit each, Instant at) {
    return new StoredDeposit(
        each.deposit(),
        new Attempts(
            each.attempts().failures(), Optional.of(at), each.attempts().lastFailure()));
  }
}
