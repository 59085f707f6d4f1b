package dev.kaquan.application.card;

import dev.kaquan.application.BackOff;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class FindCreatedCardsService implements FindCreatedCards {
  private static final int AT_A_TIME = 100;

  /** How much the platform's clock may be behind ours. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private final CardPlatform platform;
  private final CardCreations creations;
  private final Cards cards;
  private final InstantSource clock;

  @Inject
  FindCreatedCardsService(
      CardPlatform platform, CardCreations creations, Cards cards, InstantSource clock) {
    this.platform = platform;
    this.creations = creations;
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public int findDue() {
    List<CardCreation> open = new ArrayList<>(creations.due(clock.instant(), AT_A_TIME));
    int due = open.size();
    try {
      if (!open.isEmpty()) {
        find(open);
      }
    } catch (PlatformException e) {
      open.forEach(creation -> checkAgain(creation, String.valueOf(e.getMessage())));
      throw e;
    }
    open.forEach(this::notFound);
    return due - open.size();
  }

  /** Completes the attempts whose card is found, and removes them from {@code open}. */
  private void find(List<CardCreation> open) {
    for (CardId id : platform.cardIds()) {
      if (!open.isEmpty() && !isComplete(id)) {
        platform.find(id).ifPresent(found -> match(id, found, open));
      }
    }
  }

  /** A card without the merchant's template was synchronized, perhaps in order to find it. */
  private boolean isComplete(CardId id) {
    return cards.find(id).filter(stored -> !stored.template().isEmpty()).isPresent();
  }

  private void match(CardId id, CardTemplate found, List<CardCreation> open) {
    Optional<CardCreation> match =
        open.stream().filter(creation -> isResult(found, creation)).findFirst();
    match.ifPresent(creation -> {
      CardStatus status = found.status().orElse(CardStatus.NOT_VERIFY);
      Instant now = clock.instant();
      creations.complete(
          creation.id(),
          new StoredCard(
              found.card(id, status), creation.template().body(), found.body(), now, now),
          Optional.empty());
      open.remove(creation);
    });
  }

  private static boolean isResult(CardTemplate found, CardCreation creation) {
    Instant earliest = creation.startedAt().minus(CLOCK_TOLERANCE);
    return creation.template().mayHaveCreated(found)
        && found.createdAt().filter(at -> at.isBefore(earliest)).isEmpty();
  }

  private void notFound(CardCreation creation) {
    if (clock.instant().isAfter(creation.startedAt().plus(GIVEN_UP_AFTER))) {
      Checks last = creation.checks();
      creations.recordCheck(
          creation.id(), new Checks(last.count() + 1, Optional.empty(), last.reason()));
    } else {
      checkAgain(creation, creation.checks().reason());
    }
  }

  private void checkAgain(CardCreation creation, String reason) {
    int count = creation.checks().count() + 1;
    Instant next = clock.instant().plus(BackOff.after(count, creation.id()));
    creations.recordCheck(creation.id(), new Checks(count, Optional.of(next), reason));
  }
}
