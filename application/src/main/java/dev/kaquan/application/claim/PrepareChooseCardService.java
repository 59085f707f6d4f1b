package dev.kaquan.application.claim;

import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.claim.CardChoice;
import dev.kaquan.domain.claim.CardFilter;
import dev.kaquan.domain.claim.Nonce;
import dev.kaquan.domain.claim.SignedCardChoice;
import jakarta.inject.Inject;
import java.time.InstantSource;

final class PrepareChooseCardService implements PrepareChooseCard {
  private final MerchantAccount account;
  private final ApiTickets tickets;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  PrepareChooseCardService(
      MerchantAccount account, ApiTickets tickets, Nonces nonces, InstantSource clock) {
    this.account = account;
    this.tickets = tickets;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public SignedCardChoice prepare(CardFilter filter) {
    CardChoice choice =
        new CardChoice(account.appId(), filter, clock.instant(), new Nonce(nonces.next()));
    return new SignedCardChoice(choice, choice.sign(tickets.current()));
  }
}
