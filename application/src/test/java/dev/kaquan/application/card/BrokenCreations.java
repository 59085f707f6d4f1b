package dev.kaquan.application.card;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.IdempotencyKeys.StoredAnswer;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.CardType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Attempts on a disk that is full whenever one of the methods is called.
 *
 * @param broken the name of the method
 */
record BrokenCreations(CardCreations creations, String broken) implements CardCreations {
  @Override
  public void begin(CardCreation creation, Optional<StoredAnswer> ifInterrupted) {
    failAt("begin");
    creations.begin(creation, ifInterrupted);
  }

  @Override
  public void complete(String id, StoredCard card, Optional<StoredAnswer> answer) {
    failAt("complete");
    creations.complete(id, card, answer);
  }

  @Override
  public void remove(String id) {
    failAt("remove");
    creations.remove(id);
  }

  @Override
  public void recordCheck(String id, Checks checks) {
    failAt("recordCheck");
    creations.recordCheck(id, checks);
  }

  @Override
  public List<CardCreation> due(Instant due, int most) {
    return creations.due(due, most);
  }

  @Override
  public Page<CardCreation> list(Optional<CardType> type, PageRequest page) {
    return creations.list(type, page);
  }

  private void failAt(String method) {
    if (broken.equals(method)) {
      throw new StorageException("disk full", new IOException());
    }
  }
}
