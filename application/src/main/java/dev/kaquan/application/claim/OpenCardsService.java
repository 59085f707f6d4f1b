package dev.kaquan.application.claim;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Recipient;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class OpenCardsService implements OpenCards {
  private static final int MOST_CARDS = 100;

  private final Holdings holdings;
  private final CardPlatform platform;

  @Inject
  OpenCardsService(Holdings holdings, CardPlatform platform) {
    this.holdings = holdings;
    this.platform = platform;
  }

  @Override
  public Outcome open(Query query) {
    Check.that(
        query.cards().size() <= MOST_CARDS,
        "cards",
        "must have at most " + MOST_CARDS + " cards",
        RuleReference.API);
    Map<String, Optional<CardCode>> decrypted = new HashMap<>();
    List<Holding> held =
        holdings.of(query.openid()).stream().filter(Holding::isHeld).toList();
    if (query.cards().isEmpty()) {
      return new Opened(held.stream().map(OpenCardsService::openable).toList());
    }
    Violations violations = new Violations();
    List<Openable> found = new ArrayList<>();
    List<Integer> notHeld = new ArrayList<>();
    for (int index = 0; index < query.cards().size(); index++) {
      Wanted requested = query.cards().get(index);
      List<Openable> cards = violations
          .capture("cards[" + index + "]", () -> find(query, requested, held, decrypted))
          .orElse(List.of());
      found.addAll(cards);
      if (cards.isEmpty()) {
        notHeld.add(index);
      }
    }
    violations.throwIfAny();
    return notHeld.isEmpty() ? new Opened(found) : new NotHeld(notHeld);
  }

  private List<Openable> find(
      Query query,
      Wanted requested,
      List<Holding> held,
      Map<String, Optional<CardCode>> decrypted) {
    if (requested.code().isEmpty()) {
      return held.stream()
          .filter(holding -> holding.cardId().equals(requested.cardId()))
          .map(OpenCardsService::openable)
          .toList();
    }
    CardCode plain = EncryptedCode.looksEncrypted(requested.code())
        ? decrypted
            .computeIfAbsent(requested.code(), code -> platform.decrypt(new EncryptedCode(code)))
            .orElseThrow(OpenCardsService::unknownCode)
        : new CardCode(requested.code());
    return holdings
        .find(requested.cardId(), plain)
        .filter(Holding::isHeld)
        .filter(holding -> holding.mayBelongTo(new Recipient.Bound(query.openid())))
        .map(OpenCardsService::openable)
        .stream()
        .toList();
  }

  private static InvalidValueException unknownCode() {
    return new InvalidValueException(
        "code",
        "must be an encrypted code of this account; the platform does not know this one",
        RuleReference.ENCRYPTED_CODES);
  }

  private static Openable openable(Holding holding) {
    return new Openable(holding.cardId(), holding.code());
  }
}
