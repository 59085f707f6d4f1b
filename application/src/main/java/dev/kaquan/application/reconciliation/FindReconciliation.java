package dev.kaquan.application.reconciliation;

import dev.kaquan.application.port.Reconciliations.Run;
import dev.kaquan.domain.reconciliation.Difference;
import java.util.List;
import java.util.Optional;

/** Finds a reconciliation. */
@FunctionalInterface
public interface FindReconciliation {
  /** Returns a run with its differences, or empty if it is not stored. */
  Optional<Result> find(String id);

  /**
   * A run and what it found.
   *
   * @param differences the first 1,000
   */
  record Result(Run run, List<Difference> differences) {
    public Result {
      differences = List.copyOf(differences);
    }
  }
}
