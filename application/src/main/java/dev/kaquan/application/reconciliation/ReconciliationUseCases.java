package dev.kaquan.application.reconciliation;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kaquan.application.BackgroundJob;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.application.reconciliation.FindReconciliation.Result;
import java.time.Duration;

/**
 * Binds the use cases of reconciliation and contributes a {@link BackgroundJob}. Needs CodePlatform, CompareMember,
 * InstantSource, Nonces, Pauses, ReconciliationLimits and Reconciliations.
 */
public final class ReconciliationUseCases extends AbstractModule {
  private static final Duration INTERVAL =
      Duration.ofDays(1).dividedBy(ReconcileService.RUNS_PER_DAY);
  private static final int MAX_DIFFERENCES = 1000;

  @Override
  protected void configure() {
    bind(CodeComparison.class);
    bind(Reconcile.class).to(ReconcileService.class);
    bind(ReconcileDue.class).to(ReconcileService.class);
  }

  @Provides
  ListReconciliations listReconciliations(Reconciliations reconciliations) {
    return reconciliations::list;
  }

  @Provides
  FindReconciliation findReconciliation(Reconciliations reconciliations) {
    return id -> reconciliations
        .find(id)
        .map(run -> new Result(run, reconciliations.differences(id, MAX_DIFFERENCES)));
  }

  @ProvidesIntoSet
  BackgroundJob reconcileDue(ReconcileDue reconcileDue) {
    return new BackgroundJob("reconcile", INTERVAL, reconcileDue::reconcileDue);
  }
}
