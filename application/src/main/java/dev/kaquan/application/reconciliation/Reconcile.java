package dev.kaquan.application.reconciliation;

import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.application.port.Reconciliations.Scope;
import java.util.function.Consumer;

/** Compares codes with the platform. */
@FunctionalInterface
public interface Reconcile {
  /**
   * Compares every code of a scope that may still change, at most ten in a second. What only the platform can know is
   * taken over; what only Kaquan knows, such as adjustments that were not sent yet, stays. It ends early if the
   * number of comparisons of a day is used up, or the platform does not answer.
   *
   * @param progress is given the run after each hundred codes
   */
  Run reconcile(Scope scope, Consumer<Run> progress);
}
