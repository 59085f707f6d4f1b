package dev.kaquan.jdbc;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CardsContract;

class JdbcCardsTest extends DatabaseFixture implements CardsContract {
  @Override
  public Cards cards() {
    return new JdbcCards(database);
  }
}
