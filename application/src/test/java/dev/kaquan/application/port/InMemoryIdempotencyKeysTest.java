package dev.kaquan.application.port;

class InMemoryIdempotencyKeysTest implements IdempotencyKeysContract {
  private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();
  private final InMemoryLedger ledger = new InMemoryLedger(keys);
  private final InMemoryCardCreations creations =
      new InMemoryCardCreations(new InMemoryCards(), keys);

  @Override
  public IdempotencyKeys keys() {
    return keys;
  }

  @Override
  public AddCardRequests requests() {
    return ledger;
  }

  @Override
  public CardCreations creations() {
    return creations;
  }
}
