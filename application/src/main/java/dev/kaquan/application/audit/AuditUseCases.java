package dev.kaquan.application.audit;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.LedgerAudit;

/** Binds {@link AuditLedger}. Needs LedgerAudit. */
public final class AuditUseCases extends AbstractModule {
  @Provides
  AuditLedger auditLedger(LedgerAudit ledger) {
    return () -> ledger.audit(AuditLedger.MAX_LISTED);
  }
}
