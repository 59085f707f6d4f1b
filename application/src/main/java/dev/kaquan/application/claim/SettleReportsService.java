package dev.kaquan.application.claim;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.domain.claim.RequestId;
import jakarta.inject.Inject;
import java.util.List;

final class SettleReportsService implements SettleReports {
  private static final int AT_A_TIME = 100;

  private final AddCardRequests requests;
  private final Settlement settlement;

  @Inject
  SettleReportsService(AddCardRequests requests, Settlement settlement) {
    this.requests = requests;
    this.settlement = settlement;
  }

  @Override
  public int settleAll() {
    int settled = 0;
    List<RequestId> left = requests.unsettled(AT_A_TIME);
    while (!left.isEmpty()) {
      left.forEach(settlement::settle);
      settled += left.size();
      left = requests.unsettled(AT_A_TIME);
    }
    return settled;
  }
}
