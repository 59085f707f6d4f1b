package dev.kaquan.application.port;

class InMemoryCodeUpdatesTest implements CodeUpdatesContract {
  private final CodeUpdates updates = new InMemoryCodeUpdates();

  @Override
  public CodeUpdates updates() {
    return updates;
  }
}
