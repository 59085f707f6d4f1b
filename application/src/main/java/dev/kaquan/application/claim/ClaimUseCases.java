package dev.kaquan.application.claim;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.Holdings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Binds {@link PrepareAddCard}, {@link PrepareChooseCard}, {@link ReportAddCard}, {@link
 * FindAddCardRequest}, {@link ListAddCardRequests}, {@link ResolveAddCardRequest}, {@link
 * ResolvePendingCodes} and {@link OpenCards}, and contributes a {@link
 * BackgroundJob}. Needs AddCardRequests, ApiTickets, CardPlatform, Cards, CodeInventory, CodeUpdates, Holdings,
 * InstantSource, MerchantAccount and Nonces.
 */
public final class ClaimUseCases extends AbstractModule {
  private static final Duration RESOLVE_INTERVAL = Duration.ofSeconds(5);

  @Override
  protected void configure() {
    bind(CodeResolution.class);
    bind(ConcurrentResolution.class);
    bind(FindAddCardRequest.class).to(RequestProgressService.class);
    bind(ListAddCardRequests.class).to(RequestProgressService.class);
    bind(ResolveAddCardRequest.class).to(RequestProgressService.class);
    bind(PrepareAddCard.class).to(PrepareAddCardService.class);
    bind(PrepareChooseCard.class).to(PrepareChooseCardService.class);
    bind(ReportAddCard.class).to(ReportAddCardService.class);
    bind(ResolvePendingCodes.class).to(ResolvePendingCodesService.class);
    bind(OpenCards.class).to(OpenCardsService.class);
  }

  @Provides
  ReportOpenCard reportOpenCard(Holdings holdings, InstantSource clock) {
    return opened -> (int) opened.stream()
        .filter(card -> holdings.recordOpened(card.cardId(), card.code(), clock.instant()))
        .count();
  }

  @Provides
  @Singleton
  ResolutionWorkers resolutionWorkers() {
    return ResolutionWorkers.create();
  }

  @ProvidesIntoSet
  BackgroundJob resolvePendingCodes(ResolvePendingCodes resolvePendingCodes) {
    return new BackgroundJob(
        "resolve-pending-codes", RESOLVE_INTERVAL, resolvePendingCodes::resolveDue);
  }
}
