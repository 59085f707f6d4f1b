package dev.kaquan.application.port;

class InMemoryCardsTest implements CardsContract {
  private final Cards cards = new InMemoryCards();

  @Override
  public Cards cards() {
    return cards;
  }
}
