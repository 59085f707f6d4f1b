package dev.kaquan.jdbc;

import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.EventInboxContract;

class JdbcEventInboxTest extends DatabaseFixture implements EventInboxContract {
  @Override
  public EventInbox inbox() {
    return new JdbcEventInbox(database);
  }
}
