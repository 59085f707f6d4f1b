package dev.kaquan.application.code;

import dev.kaquan.application.BackOff;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.DepositPlatform;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class RunDepositsService implements RunDeposits {
  /** Longer than the calls for some codes take, with their repetitions. After a crash, a deposit waits for this time. */
  private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

  private final CodeDeposits deposits;
  private final DepositPlatform platform;
  private final InstantSource clock;

  @Inject
  RunDepositsService(CodeDeposits deposits, DepositPlatform platform, InstantSource clock) {
    this.deposits = deposits;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public int runDue() {
    int ended = 0;
    for (Optional<StoredDeposit> next = take(); next.isPresent(); next = take()) {
      ended += isEnded(next.get()) ? 1 : 0;
    }
    return ended;
  }

  private Optional<StoredDeposit> take() {
    return Thread.currentThread().isInterrupted()
        ? Optional.empty()
        : deposits.take(clock.instant(), until());
  }

  private Instant until() {
    return clock.instant().plus(TAKEN_FOR);
  }

  /** Returns whether every code is at the platform, or refused by it. */
  private boolean isEnded(StoredDeposit taken) {
    CodeDeposit deposit = taken.deposit();
    try {
      if (!isDeposited(deposit)) {
        return false;
      }
      raiseStock(deposit.cardId());
      deposits.complete(deposit.id());
      return true;
    } catch (PlatformException e) {
      String reason = String.valueOf(e.getMessage());
      int failures = taken.attempts().failures() + 1;
      boolean isRefused = e.kind() == PlatformException.Kind.REJECTED;
      deposits.recordFailure(
          deposit.id(),
          taken
              .attempts()
              .failed(
                  isRefused
                      ? Optional.empty()
                      : Optional.of(clock.instant().plus(BackOff.after(failures, deposit.id()))),
                  reason));
      return isRefused;
    }
  }

  /** Deposits some codes after the other; returns false if this process stops. */
  private boolean isDeposited(CodeDeposit deposit) {
    CardId cardId = deposit.cardId();
    for (List<CardCode> codes = next(cardId); !codes.isEmpty(); codes = next(cardId)) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      Set<CardCode> there = new HashSet<>(platform.deposit(cardId, codes));
      List<CardCode> others = new ArrayList<>(codes);
      others.removeAll(there);
      if (!others.isEmpty()) {
        // Deposited before, perhaps by a call whose answer was lost, or not taken at all.
        there.addAll(platform.existing(cardId, others));
        others.removeAll(there);
      }
      deposits.record(
          deposit.id(), codes.stream().filter(there::contains).toList(), others, until());
    }
    return true;
  }

  private List<CardCode> next(CardId cardId) {
    return deposits.undeposited(cardId, DepositPlatform.MOST_CODES);
  }

  /** The stock says how many of the deposited codes are given out; more than there are is refused. */
  private void raiseStock(CardId cardId) {
    long missing = platform.count(cardId) - platform.stock(cardId).orElse(Long.MAX_VALUE);
    if (missing > 0) {
      platform.raiseStock(cardId, missing);
    }
  }
}
