package dev.kaquan.application.code;

import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeDeposit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

final class DepositCodesService implements DepositCodes {
  private final Cards cards;
  private final CodeDeposits deposits;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  DepositCodesService(Cards cards, CodeDeposits deposits, Nonces nonces, InstantSource clock) {
    this.cards = cards;
    this.deposits = deposits;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public StoredDeposit start(CardId cardId) {
    Check.that(
        cards
            .find(cardId)
            .filter(stored -> stored.card().codeMode() == CodeMode.DEPOSIT)
            .isPresent(),
        "cardId",
        "must be a stored card whose codes are deposited (get_custom_code_mode)",
        RuleReference.CODES);
    Instant now = clock.instant();
    return deposits.start(CodeDeposit.of(nonces.next(), cardId, now), now);
  }
}
