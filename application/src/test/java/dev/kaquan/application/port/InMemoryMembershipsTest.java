package dev.kaquan.application.port;

class InMemoryMembershipsTest implements MembershipsContract, MemberLedgerContract {
  private final InMemoryMemberships stored = new InMemoryMemberships();

  @Override
  public Memberships memberships() {
    return stored;
  }

  @Override
  public MemberLedger ledger() {
    return stored;
  }

  @Override
  public MembershipLocks locks() {
    return stored;
  }

  @Override
  public MembershipNumbers numbers() {
    return stored;
  }
}
