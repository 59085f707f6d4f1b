package dev.kaquan.application.code;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.code.RetireCode.Outcome;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.domain.code.CodeState;
import java.time.Duration;

/**
 * Binds the use cases of codes and contributes a {@link BackgroundJob}. Needs CardPlatform, Cards, CodeInventory,
 * CodePlatform, InstantSource, Nonces, RedemptionPlatform and Redemptions.
 */
public final class CodeUseCases extends AbstractModule {
  private static final Duration SETTLE_INTERVAL = Duration.ofSeconds(10);

  @Override
  protected void configure() {
    bind(PlainCodes.class);
    bind(ImportCodes.class).to(ImportCodesService.class);
    bind(FindCode.class).to(FindCodeService.class);
    bind(RedeemCode.class).to(RedeemCodeService.class);
    bind(SettleRedemptions.class).to(SettleRedemptionsService.class);
  }

  @Provides
  DecryptCode decryptCode(PlainCodes plainCodes) {
    return plainCodes::of;
  }

  @Provides
  ListRedemptions listRedemptions(Redemptions redemptions) {
    return redemptions::list;
  }

  @ProvidesIntoSet
  BackgroundJob settleRedemptions(SettleRedemptions settleRedemptions) {
    return new BackgroundJob("settle-redemptions", SETTLE_INTERVAL, settleRedemptions::settle);
  }

  @Provides
  RetireCode retireCode(CodeInventory inventory) {
    return (cardId, code) -> {
      if (inventory.become(cardId, code, CodeState.RETIRED)) {
        return Outcome.RETIRED;
      }
      return inventory
          .find(cardId, code)
          .map(found -> found.state() == CodeState.RETIRED ? Outcome.RETIRED : Outcome.CLAIMED)
          .orElse(Outcome.UNKNOWN);
    };
  }

  @Provides
  ReadCodeStock readCodeStock(Cards cards, CodeInventory inventory) {
    return cardId -> cards.find(cardId).map(card -> inventory.stock(cardId));
  }
}
