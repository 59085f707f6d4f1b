package dev.kaquan.application.port;

class InMemoryEventInboxTest implements EventInboxContract {
  private final InMemoryMemberships memberships = new InMemoryMemberships();
  private final InMemoryLedger claims = new InMemoryLedger();
  private final EventInbox inbox = new InMemoryEventInbox(memberships, claims);

  @Override
  public EventInbox inbox() {
    return inbox;
  }

  @Override
  public Memberships memberships() {
    return memberships;
  }

  @Override
  public Holdings holdings() {
    return claims;
  }

  @Override
  public AddCardRequests requests() {
    return claims;
  }
}
