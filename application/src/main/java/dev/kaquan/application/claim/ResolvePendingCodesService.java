package dev.kaquan.application.claim;

import dev.kaquan.application.claim.CodeResolution.Outcome;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.AddCardRequests.PendingCode;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

final class ResolvePendingCodesService implements ResolvePendingCodes {
  private static final int AT_A_TIME = 100;

  private final AddCardRequests requests;
  private final CodeResolution codeResolution;
  private final InstantSource clock;

  @Inject
  ResolvePendingCodesService(
      AddCardRequests requests, CodeResolution codeResolution, InstantSource clock) {
    this.requests = requests;
    this.codeResolution = codeResolution;
    this.clock = clock;
  }

  @Override
  public int resolveDue() {
    int resolved = 0;
    List<PendingCode> due = requests.pendingCodes(clock.instant(), AT_A_TIME);
    while (!due.isEmpty()) {
      for (PendingCode pending : due) {
        Outcome outcome = codeResolution.resolve(pending);
        if (outcome == Outcome.UNREACHABLE) {
          return resolved;
        }
        resolved += outcome == Outcome.RESOLVED ? 1 : 0;
      }
      due = requests.pendingCodes(clock.instant(), AT_A_TIME);
    }
    return resolved;
  }
}
