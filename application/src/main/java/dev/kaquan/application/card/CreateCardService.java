package dev.kaquan.application.card;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.CardCreations.CardCreation;
import dev.kaquan.application.port.CardCreations.Checks;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.domain.template.CardTemplate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

final class CreateCardService implements CreateCard {
  /** Longer than the platform is waited for: until then the request may be in progress. */
  static final Duration FIRST_CHECK_AFTER = Duration.ofMinutes(1);

  private final CardPlatform platform;
  private final CardCreations creations;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  CreateCardService(
      CardPlatform platform, CardCreations creations, Nonces nonces, InstantSource clock) {
    this.platform = platform;
    this.creations = creations;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public CardId create(Map<String, ?> body, Receipt<CardId> receipt) {
    Instant now = clock.instant();
    CardTemplate template = CardTemplate.forCreation(body, now);
    CardCreation creation =
        new CardCreation(nonces.next(), template, now, Checks.firstAt(now.plus(FIRST_CHECK_AFTER)));
    creations.begin(creation, receipt.ifInterruptedAnswer());
    CardId id = askPlatform(creation);
    store(creation, id, receipt);
    return id;
  }

  private CardId askPlatform(CardCreation creation) {
    try {
      return platform.create(creation.template());
    } catch (PlatformException e) {
      if (!e.isExecutionPossible()) {
        remove(creation, e);
        throw e;
      }
      throw mayExist(creation, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw mayExist(creation, "internal error", e);
    }
  }

  private void remove(CardCreation creation, RuntimeException cause) {
    try {
      creations.remove(creation.id());
    } catch (StorageException e) {
      // The attempt is checked later, and given up because there is no such card.
      cause.addSuppressed(e);
    }
  }

  private CardMayExistException mayExist(
      CardCreation creation, String reason, RuntimeException cause) {
    try {
      creations.recordCheck(creation.id(), new Checks(0, Optional.of(clock.instant()), reason));
    } catch (StorageException e) {
      // The attempt is durable: it is checked later, without this reason.
      cause.addSuppressed(e);
    }
    return new CardMayExistException(Optional.empty(), reason, cause);
  }

  private void store(CardCreation creation, CardId id, Receipt<CardId> receipt) {
    CardTemplate template = creation.template();
    try {
      creations.complete(
          creation.id(),
          StoredCard.created(
              template.card(id, CardStatus.NOT_VERIFY), template.body(), clock.instant()),
          receipt.of(id));
    } catch (StorageException e) {
      throw new CardMayExistException(Optional.of(id), String.valueOf(e.getMessage()), e);
    }
  }
}
