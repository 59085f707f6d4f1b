package dev.kaquan.application.port;

import dev.kaquan.domain.claim.RequestId;
import java.util.List;

class InMemoryLedgerTest implements AddCardRequestsContract, AddCardRequestListContract {
  private final InMemoryLedger ledger = new InMemoryLedger();

  @Override
  public AddCardRequests requests() {
    return ledger;
  }

  @Override
  public Holdings holdings() {
    return ledger;
  }

  @Override
  public List<String> received(RequestId id) {
    return ledger.received(id);
  }
}
