package dev.kaquan.application.port;

class InMemoryCardCreationsTest implements CardCreationsContract {
  private final InMemoryCards cards = new InMemoryCards();
  private final InMemoryCardCreations creations = new InMemoryCardCreations(cards);

  @Override
  public CardCreations creations() {
    return creations;
  }

  @Override
  public Cards cards() {
    return cards;
  }
}
