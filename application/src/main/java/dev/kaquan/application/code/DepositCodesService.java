package dev.kaquan.application.code;

import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeDeposits.StoredDeposit;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.CodeMode;
import dev.kaquan.domain.code.CodeDeposit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

final class DepositCodesService implements DepositCodes {
  private final CodeCards cards;
  private final CodeDeposits deposits;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  DepositCodesService(CodeCards cards, CodeDeposits deposits, Nonces nonces, InstantSource clock) {
    this.cards = cards;
    this.deposits = deposits;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public StoredDeposit start(CardId cardId) {
    cards.require(
        cardId,
        Set.of(CodeMode.DEPOSIT),
        "must be a stored card whose codes are deposited (get_custom_code_mode)");
    Instant now = clock.instant();
    return deposits.start(CodeDeposit.of(nonces.next(), cardId, now), now);
  }
}
