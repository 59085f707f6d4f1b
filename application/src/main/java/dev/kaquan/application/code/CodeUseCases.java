package dev.kaquan.application.code;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.code.RetireCode.Outcome;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.domain.code.CodeState;

/** Binds {@link ImportCodes}, {@link FindCode}, {@link RetireCode} and {@link ReadCodeStock}. Needs Cards, CodeInventory and Nonces. */
public final class CodeUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(ImportCodes.class).to(ImportCodesService.class);
  }

  @Provides
  FindCode findCode(CodeInventory inventory) {
    return inventory::find;
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
