package dev.kaquan.application.code;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeInventory;

/** Binds {@link ImportCodes} and {@link ReadCodeStock}. Needs Cards, CodeInventory and Nonces. */
public final class CodeUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(ImportCodes.class).to(ImportCodesService.class);
  }

  @Provides
  ReadCodeStock readCodeStock(Cards cards, CodeInventory inventory) {
    return cardId -> cards.find(cardId).map(card -> inventory.stock(cardId));
  }
}
