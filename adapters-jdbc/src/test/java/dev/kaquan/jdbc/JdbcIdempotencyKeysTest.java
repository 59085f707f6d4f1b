package dev.kaquan.jdbc;

import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.IdempotencyKeys;
import dev.kaquan.application.port.IdempotencyKeysContract;

class JdbcIdempotencyKeysTest extends DatabaseFixture implements IdempotencyKeysContract {
  @Override
  public CardCreations creations() {
    return new JdbcCardCreations(database);
  }

  @Override
  public IdempotencyKeys keys() {
    return new JdbcIdempotencyKeys(database);
  }

  @Override
  public AddCardRequests requests() {
    return new JdbcAddCardRequests(database);
  }
}
