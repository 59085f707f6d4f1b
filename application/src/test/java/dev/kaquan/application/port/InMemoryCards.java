package dev.kaquan.application.port;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardType;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores cards in memory. */
public final class InMemoryCards implements Cards {
  private static final Comparator<Cursor> LATEST_FIRST =
      Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();

  private final Map<CardId, StoredCard> stored = new ConcurrentHashMap<>();

  @Override
  public void save(StoredCard card) {
    StoredCard added = new StoredCard(
        card.card(),
        card.template(),
        card.platformTemplate(),
        card.createdAt().truncatedTo(ChronoUnit.MILLIS),
        card.storedAt().truncatedTo(ChronoUnit.MILLIS));
    stored.merge(card.card().id(), added, InMemoryCards::merged);
  }

  @Override
  public Optional<StoredCard> find(CardId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public Page<StoredCard> list(Optional<CardType> type, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    List<StoredCard> found = stored.values().stream()
        .filter(card -> type.isEmpty() || card.card().type() == type.get())
        .filter(card -> LATEST_FIRST.compare(start, position(card)) < 0)
        .sorted(Comparator.comparing(InMemoryCards::position, LATEST_FIRST))
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(found, page, InMemoryCards::position);
  }

  private static Cursor position(StoredCard stored) {
    return new Cursor(stored.createdAt(), stored.card().id().value());
  }

  private static StoredCard merged(StoredCard before, StoredCard after) {
    return new StoredCard(
        after.card(),
        after.template().isEmpty() ? before.template() : after.template(),
        after.platformTemplate().isEmpty() ? before.platformTemplate() : after.platformTemplate(),
        before.createdAt(),
        after.storedAt());
  }
}
