package dev.kaquan.application.port;

import dev.kaquan.domain.card.CardId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cards that are gone when the process ends. */
public final class InMemoryCards implements Cards {
  private static final Comparator<KeptCard> LATEST_FIRST = Comparator.comparing(KeptCard::keptAt)
      .reversed()
      .thenComparing(kept -> kept.card().id().value());

  private final Map<CardId, KeptCard> kept = new ConcurrentHashMap<>();

  @Override
  public void keep(KeptCard card) {
    kept.put(
        card.card().id(),
        new KeptCard(card.card(), card.template(), card.keptAt().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public Optional<KeptCard> find(CardId id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public List<KeptCard> all() {
    return kept.values().stream().sorted(LATEST_FIRST).toList();
  }
}
