package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores cards in memory. */
public final class InMemoryCards implements Cards {
  private static final Comparator<StoredCard> LATEST_FIRST = Comparator.comparing(
          StoredCard::storedAt)
      .reversed()
      .thenComparing(stored -> stored.card().id().value());

  private final Map<CardId, StoredCard> stored = new ConcurrentHashMap<>();

  @Override
  public void save(StoredCard card) {
    stored.put(
        card.card().id(),
        new StoredCard(
            card.card(), card.template(), card.storedAt().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public Optional<StoredCard> find(CardId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public List<StoredCard> all() {
    return stored.values().stream().sorted(LATEST_FIRST).toList();
  }
}
