package dev.kaquan.application.claim;

import com.google.inject.AbstractModule;

/**
 * Binds {@link PrepareAddCard}, {@link ReportAddCard}, {@link SettleReports} and {@link OpenCards}.
 * Needs AddCardRequests, ApiTickets, CardPlatform, Cards, Holdings, InstantSource and Nonces.
 */
public final class ClaimUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(Settlement.class);
    bind(PrepareAddCard.class).to(PrepareAddCardService.class);
    bind(ReportAddCard.class).to(ReportAddCardService.class);
    bind(SettleReports.class).to(SettleReportsService.class);
    bind(OpenCards.class).to(OpenCardsService.class);
  }
}
