package dev.kaquan.jdbc;

import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardCreationsContract;
import dev.kaquan.application.port.Cards;

class JdbcCardCreationsTest extends DatabaseFixture implements CardCreationsContract {
  @Override
  public CardCreations creations() {
    return new JdbcCardCreations(database);
  }

  @Override
  public Cards cards() {
    return new JdbcCards(database);
  }
}
