package dev.kaquan.application.reconciliation;

import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.ReconciliationLimits;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import dev.kaquan.domain.card.Validity;
import dev.kaquan.domain.claim.Holding;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class ReconcileService implements Reconcile, ReconcileDue {
  /** How often {@link #reconcileDue} is called in a day. */
  static final int RUNS_PER_DAY = 1440;

  private static final Duration BETWEEN_CODES = Duration.ofMillis(100);
  private static final int AT_A_TIME = 100;

  private final Reconciliations reconciliations;
  private final CodeComparison comparison;
  private final ReconciliationLimits limits;
  private final Nonces nonces;
  private final Pauses pauses;
  private final InstantSource clock;

  @Inject
  ReconcileService(
      Reconciliations reconciliations,
      CodeComparison comparison,
      ReconciliationLimits limits,
      Nonces nonces,
      Pauses pauses,
      InstantSource clock) {
    this.reconciliations = reconciliations;
    this.comparison = comparison;
    this.limits = limits;
    this.nonces = nonces;
    this.pauses = pauses;
    this.clock = clock;
  }

  @Override
  public Run reconcile(Scope scope, Consumer<Run> progress) {
    Run run = run(nonces.next(), scope);
    String stopped = "";
    for (List<Holding> codes = next(run);
        !codes.isEmpty() && stopped.isEmpty();
        codes = next(run)) {
      stopped = compareAll(run, codes);
      progress.accept(stored(run));
    }
    reconciliations.save(stored(run).finished(clock.instant(), stopped));
    return stored(run);
  }

  @Override
  public int reconcileDue() {
    int most = Math.min((limits.perDay() + RUNS_PER_DAY - 1) / RUNS_PER_DAY, left());
    // A code that was compared less than a day ago has time.
    List<Holding> codes =
        reconciliations.next(Scope.ALL, clock.instant().minus(Duration.ofDays(1)), most);
    if (codes.isEmpty()) {
      return 0;
    }
    String id = "background-" + today();
    Run run = reconciliations.find(id).orElseGet(() -> run(id, Scope.ALL));
    int before = run.differences();
    String stopped = compareAll(run, codes);
    reconciliations.save(stored(run).finished(clock.instant(), stopped));
    return stored(run).differences() - before;
  }

  private Run run(String id, Scope scope) {
    Run run = new Run(id, scope, clock.instant(), Optional.empty(), "", 0, 0);
    reconciliations.save(run);
    return run;
  }

  private List<Holding> next(Run run) {
    return reconciliations.next(run.scope(), run.startedAt(), AT_A_TIME);
  }

  /** Returns why it ended early, or the empty string. */
  private String compareAll(Run run, List<Holding> codes) {
    int left = left();
    for (Holding code : codes) {
      if (left-- == 0) {
        return "the comparisons of today are used up";
      }
      if (Thread.currentThread().isInterrupted()) {
        return "interrupted";
      }
      try {
        int unused = comparison.compare(run.id(), code);
      } catch (PlatformException e) {
        return String.valueOf(e.getMessage());
      }
      pauses.pause(BETWEEN_CODES);
    }
    return "";
  }

  private int left() {
    Instant midnight = today().atStartOfDay().toInstant(Validity.ZONE);
    return Math.max(0, limits.perDay() - reconciliations.checkedSince(midnight));
  }

  private LocalDate today() {
    return clock.instant().atOffset(Validity.ZONE).toLocalDate();
  }

  private Run stored(Run run) {
    return reconciliations.find(run.id()).orElse(run);
  }
}
