package dev.kaquan.application.claim;

import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.Source;
import dev.kaquan.domain.Violations;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.EncryptedCode;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Recipient;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

final class OpenCardsService implements OpenCards {
  private final Holdings holdings;
  private final CardPlatform platform;

  @Inject
  OpenCardsService(Holdings holdings, CardPlatform platform) {
    this.holdings = holdings;
    this.platform = platform;
  }

  @Override
  public Outcome open(Query query) {
    List<Holding> held = holdings.of(query.openid());
    if (query.cards().isEmpty()) {
      return new Opened(held.stream().map(OpenCardsService::openable).toList());
    }
    Violations violations = new Violations();
    List<Openable> found = new ArrayList<>();
    List<Integer> notHeld = new ArrayList<>();
    for (int place = 0; place < query.cards().size(); place++) {
      Wanted wanted = query.cards().get(place);
      List<Openable> cards = violations
          .make("cards[" + place + "]", () -> find(query, wanted, held))
          .orElse(List.of());
      found.addAll(cards);
      if (cards.isEmpty()) {
        notHeld.add(place);
      }
    }
    violations.throwIfAny();
    return notHeld.isEmpty() ? new Opened(found) : new NotHeld(notHeld);
  }

  private List<Openable> find(Query query, Wanted wanted, List<Holding> held) {
    if (wanted.code().isEmpty()) {
      return held.stream()
          .filter(holding -> holding.cardId().equals(wanted.cardId()))
          .map(OpenCardsService::openable)
          .toList();
    }
    if (EncryptedCode.looksEncrypted(wanted.code())) {
      return List.of(new Openable(wanted.cardId(), decrypted(wanted.code())));
    }
    return holdings
        .find(wanted.cardId(), new CardCode(wanted.code()))
        .filter(holding -> holding.mayBelongTo(new Recipient.Only(query.openid())))
        .map(OpenCardsService::openable)
        .stream()
        .toList();
  }

  private CardCode decrypted(String code) {
    return platform
        .decrypt(new EncryptedCode(code))
        .orElseThrow(() -> new InvalidValueException(
            "code",
            "must be an encrypted code of this account; the platform does not know this one",
            Source.ENCRYPTED_CODES));
  }

  private static Openable openable(Holding holding) {
    return new Openable(holding.cardId(), holding.code());
  }
}
