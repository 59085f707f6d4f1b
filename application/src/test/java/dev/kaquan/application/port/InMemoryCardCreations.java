package dev.kaquan.application.port;

import dev.kaquan.application.page.Cursor;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.domain.card.CardType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores attempts to create cards in memory. */
public final class InMemoryCardCreations implements CardCreations {
  private static final Comparator<Cursor> OLDEST_FIRST =
      Comparator.comparing(Cursor::at).thenComparing(Cursor::id);

  private final Map<String, CardCreation> creations = new LinkedHashMap<>();
  private final Cards cards;
  private final InMemoryIdempotencyKeys keys;

  /** Creates a store that stores completed cards in {@code cards}, and answers in {@code keys}. */
  public InMemoryCardCreations(Cards cards, InMemoryIdempotencyKeys keys) {
    this.cards = cards;
    this.keys = keys;
  }

  /** Creates a store without keys. */
  public InMemoryCardCreations(Cards cards) {
    this(cards, new InMemoryIdempotencyKeys());
  }

  @Override
  public synchronized void begin(CardCreation creation, Optional<StoredAnswer> ifInterrupted) {
    creations.put(
        creation.id(),
        new CardCreation(
            creation.id(),
            creation.template(),
            creation.startedAt().truncatedTo(ChronoUnit.MILLIS),
            milliseconds(creation.checks())));
    ifInterrupted.ifPresent(keys::answerIfInterrupted);
  }

  @Override
  public synchronized void complete(String id, StoredCard card, Optional<StoredAnswer> answer) {
    cards.save(card);
    creations.remove(id);
    answer.ifPresent(keys::complete);
  }

  @Override
  public synchronized void remove(String id) {
    creations.remove(id);
  }

  @Override
  public synchronized void recordCheck(String id, Checks checks) {
    creations.computeIfPresent(
        id,
        (key, before) ->
            new CardCreation(id, before.template(), before.startedAt(), milliseconds(checks)));
  }

  @Override
  public synchronized List<CardCreation> due(Instant due, int most) {
    return creations.values().stream()
        .filter(each -> each.checks().next().filter(next -> !next.isAfter(due)).isPresent())
        .sorted(Comparator.comparing(InMemoryCardCreations::position, OLDEST_FIRST))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Page<CardCreation> list(Optional<CardType> type, PageRequest page) {
    Cursor start = page.after().orElse(Cursor.START);
    List<CardCreation> found = creations.values().stream()
        .filter(each -> type.isEmpty() || each.template().type() == type.get())
        .filter(each -> OLDEST_FIRST.compare(position(each), start) < 0)
        .sorted(
            Comparator.comparing(InMemoryCardCreations::position, OLDEST_FIRST).reversed())
        .limit(page.limit() + 1L)
        .toList();
    return Page.of(found, page, InMemoryCardCreations::position);
  }

  private static Cursor position(CardCreation creation) {
    return new Cursor(creation.startedAt(), creation.id());
  }

  private static Checks milliseconds(Checks checks) {
    return new Checks(
        checks.count(),
        checks.next().map(next -> next.truncatedTo(ChronoUnit.MILLIS)),
        checks.reason());
  }
}
