package dev.kaquan.application.reconciliation;

import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Reconciliations.Run;

/** Lists reconciliations. */
@FunctionalInterface
public interface ListReconciliations {
  /** Returns runs, the latest first. */
  Page<Run> list(PageRequest page);
}
