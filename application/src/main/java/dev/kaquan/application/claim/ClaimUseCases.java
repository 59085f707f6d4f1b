package dev.kaquan.application.claim;

import com.google.inject.AbstractModule;

/**
 * Binds {@link PrepareAddCard}, {@link PrepareChooseCard}, {@link ReportAddCard}, {@link
 * ResolvePendingCodes} and {@link OpenCards}. Needs AddCardRequests, ApiTickets, CardPlatform,
 * Cards, Holdings, InstantSource, MerchantAccount and Nonces.
 */
public final class ClaimUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(CodeResolution.class);
    bind(PrepareAddCard.class).to(PrepareAddCardService.class);
    bind(PrepareChooseCard.class).to(PrepareChooseCardService.class);
    bind(ReportAddCard.class).to(ReportAddCardService.class);
    bind(ResolvePendingCodes.class).to(ResolvePendingCodesService.class);
    bind(OpenCards.class).to(OpenCardsService.class);
  }
}
