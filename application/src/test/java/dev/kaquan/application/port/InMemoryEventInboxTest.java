package dev.kaquan.application.port;

class InMemoryEventInboxTest implements EventInboxContract {
  private final EventInbox inbox = new InMemoryEventInbox();

  @Override
  public EventInbox inbox() {
    return inbox;
  }
}
