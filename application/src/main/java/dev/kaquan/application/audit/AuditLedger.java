package dev.kaquan.application.audit;

import dev.kaquan.application.port.LedgerAudit.Audit;

/** Checks that what is stored agrees with itself. */
@FunctionalInterface
public interface AuditLedger {
  /** How many disagreements are listed; the others are counted. */
  int MAX_LISTED = 100;

  /** Checks every rule, without changing anything. May be called while others write. */
  Audit audit();
}
