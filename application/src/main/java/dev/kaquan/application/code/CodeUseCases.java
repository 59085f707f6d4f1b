package dev.kaquan.application.code;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.code.RetireCode.Outcome;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeReservations;
import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.domain.code.CodeState;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Binds the use cases of codes and contributes {@link BackgroundJob}s. Needs CardPlatform, Cards, CodeDeposits,
 * CodeImports, CodeInventory, CodePlatform, CodeReservations, CodeUpdates, DepositPlatform, Holdings, ImportFiles,
 * InstantSource, Nonces, Pauses, RedemptionPlatform, Redemptions and SyncMember.
 */
public final class CodeUseCases extends AbstractModule {
  /** For what somebody waits for. */
  private static final Duration SHORT_INTERVAL = Duration.ofSeconds(1);

  private static final Duration SETTLE_INTERVAL = Duration.ofSeconds(10);
  private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);

  /** Longer than any upload takes. */
  private static final Duration FILES_KEPT_FOR = Duration.ofDays(1);

  private static final int MOST_EXPIRED = 1_000;

  @Override
  protected void configure() {
    bind(CodeCards.class);
    bind(PlainCodes.class);
    bind(RunImportsService.class);
    bind(StartImport.class).to(StartImportService.class);
    bind(RunImports.class).to(RunImportsService.class);
    bind(ImportCodes.class).to(ImportCodesService.class);
    bind(DepositCodes.class).to(DepositCodesService.class);
    bind(RunDeposits.class).to(RunDepositsService.class);
    bind(DepositNow.class).to(DepositNowService.class);
    bind(ReserveCode.class).to(ReserveCodeService.class);
    bind(FindCode.class).to(FindCodeService.class);
    bind(RedeemCode.class).to(RedeemCodeService.class);
    bind(SettleRedemptions.class).to(SettleRedemptionsService.class);
    bind(MakeCodeUnavailable.class).to(MakeCodeUnavailableService.class);
    bind(UpdateCode.class).to(UpdateCodeService.class);
    bind(SettleUpdates.class).to(SettleUpdatesService.class);
  }

  @Provides
  FindImport findImport(CodeImports imports) {
    return id -> imports.find(id).map(job -> new FoundImport(job, imports.wrongLines(id)));
  }

  @ProvidesIntoSet
  BackgroundJob runImports(RunImports runImports) {
    return new BackgroundJob("import-codes", SHORT_INTERVAL, runImports::runDue);
  }

  @ProvidesIntoSet
  BackgroundJob deleteLeftFiles(CodeImports imports, ImportFiles files, InstantSource clock) {
    return new BackgroundJob(
        "delete-left-imports",
        CLEANUP_INTERVAL,
        () -> files.deleteOthers(imports.pending(), clock.instant().minus(FILES_KEPT_FOR)));
  }

  @Provides
  FindDeposit findDeposit(CodeDeposits deposits) {
    return deposits::find;
  }

  @ProvidesIntoSet
  BackgroundJob runDeposits(RunDeposits runDeposits) {
    return new BackgroundJob("deposit-codes", SHORT_INTERVAL, runDeposits::runDue);
  }

  @Provides
  EndReservation endReservation(CodeReservations reservations, InstantSource clock) {
    return (id, state) -> reservations.end(id, state, clock.instant());
  }

  @ProvidesIntoSet
  BackgroundJob expireReservations(CodeReservations reservations, InstantSource clock) {
    return new BackgroundJob(
        "expire-reservations",
        SHORT_INTERVAL,
        () -> reservations.expire(clock.instant(), MOST_EXPIRED));
  }

  @Provides
  ReadCodeStock readCodeStock(Cards cards, CodeInventory inventory) {
    return cardId -> cards.find(cardId).map(card -> inventory.stock(cardId));
  }

  @Provides
  ExportCodes exportCodes(CodeInventory inventory) {
    return inventory::forEach;
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
  DecryptCode decryptCode(PlainCodes plainCodes) {
    return plainCodes::of;
  }

  @Provides
  MarkCode markCode(RedemptionPlatform platform) {
    return platform::mark;
  }

  @Provides
  ListRedemptions listRedemptions(Redemptions redemptions) {
    return redemptions::list;
  }

  @ProvidesIntoSet
  BackgroundJob settleRedemptions(SettleRedemptions settleRedemptions) {
    return new BackgroundJob("settle-redemptions", SETTLE_INTERVAL, settleRedemptions::settle);
  }

  @ProvidesIntoSet
  BackgroundJob settleUpdates(SettleUpdates settleUpdates) {
    return new BackgroundJob("settle-code-updates", SETTLE_INTERVAL, settleUpdates::settle);
  }
}
