package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.claim.RequestId;
import jakarta.inject.Inject;
import java.util.List;

final class ResolvePendingCodesService implements ResolvePendingCodes {
  private static final int AT_A_TIME = 100;

  private final AddCardRequests requests;
  private final CodeResolution codeResolution;

  @Inject
  ResolvePendingCodesService(AddCardRequests requests, CodeResolution codeResolution) {
    this.requests = requests;
    this.codeResolution = codeResolution;
  }

  @Override
  public int resolveAll() {
    int resolved = 0;
    List<RequestId> left = requests.pendingResolution(AT_A_TIME);
    while (!left.isEmpty()) {
      left.forEach(codeResolution::resolve);
      resolved += left.size();
      left = requests.pendingResolution(AT_A_TIME);
    }
    return resolved;
  }
}
