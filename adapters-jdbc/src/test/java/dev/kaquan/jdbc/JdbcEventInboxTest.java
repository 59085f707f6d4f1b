package dev.kaquan.jdbc;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.EventInboxContract;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.Memberships;

class JdbcEventInboxTest extends DatabaseFixture implements EventInboxContract {
  @Override
  public EventInbox inbox() {
    return new JdbcEventInbox(database);
  }

  @Override
  public Memberships memberships() {
    return new JdbcMemberships(database);
  }

  @Override
  public Holdings holdings() {
    return new JdbcHoldings(database);
  }

  @Override
  public AddCardRequests requests() {
    return new JdbcAddCardRequests(database);
  }
}
