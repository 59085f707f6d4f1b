package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeDeposit;
import jakarta.inject.Inject;
import java.time.Duration;

final class DepositNowService implements DepositNow {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final DepositCodes depositCodes;
  private final RunImports runImports;
  private final RunDeposits runDeposits;
  private final CodeDeposits deposits;
  private final Pauses pauses;

  @Inject
  DepositNowService(
      DepositCodes depositCodes,
      RunImports runImports,
      RunDeposits runDeposits,
      CodeDeposits deposits,
      Pauses pauses) {
    this.depositCodes = depositCodes;
    this.runImports = runImports;
    this.runDeposits = runDeposits;
    this.deposits = deposits;
    this.pauses = pauses;
  }

  @Override
  public StoredDeposit deposit(CardId cardId) {
    String id = depositCodes.start(cardId).deposit().id();
    StoredDeposit found;
    boolean isWaiting;
    do {
      // A deposit waits for the imports of its card.
      int ended = runImports.runDue() + runDeposits.runDue();
      found = deposits.find(id).orElseThrow();
      isWaiting = isInProgress(found) && !Thread.currentThread().isInterrupted();
      if (isWaiting && ended == 0) {
        pauses.pause(PAUSE);
      }
    } while (isWaiting);
    return found;
  }

  private static boolean isInProgress(StoredDeposit found) {
    return found.deposit().state() == CodeDeposit.State.PENDING
        && found.attempts().lastFailure().isEmpty();
  }
}
