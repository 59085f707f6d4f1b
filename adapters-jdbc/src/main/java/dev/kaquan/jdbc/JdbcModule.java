package dev.kaquan.jdbc;

import com.google.inject.AbstractModule;
import dev.kaquan.application.port.ActivationForms;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.CardCreations;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.CodeDeposits;
import dev.kaquan.application.port.CodeImports;
import dev.kaquan.application.port.CodeInventory;
import dev.kaquan.application.port.CodeReservations;
import dev.kaquan.application.port.CodeUpdates;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.EventInbox;
import dev.kaquan.application.port.Funnels;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.IdempotencyKeys;
import dev.kaquan.application.port.ImportFiles;
import dev.kaquan.application.port.LedgerAudit;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MembershipLocks;
import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.application.port.Redemptions;
import dev.kaquan.application.port.StorageProbe;

/**
 * Binds every port of the storage and the {@link Database} that they share, which its user must close.
 * Needs {@link DatabaseEngine} and {@link DataFolder}.
 */
public final class JdbcModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Database.class);
    bind(ActivationForms.class).to(JdbcActivationForms.class);
    bind(Cards.class).to(JdbcCards.class);
    bind(CardCreations.class).to(JdbcCardCreations.class);
    bind(CodeDeposits.class).to(JdbcCodeDeposits.class);
    bind(CodeReservations.class).to(JdbcCodeReservations.class);
    bind(CodeUpdates.class).to(JdbcCodeUpdates.class);
    bind(CodeImports.class).to(JdbcCodeImports.class);
    bind(ImportFiles.class).to(ImportFolder.class);
    bind(CodeInventory.class).to(JdbcCodeInventory.class);
    bind(EventInbox.class).to(JdbcEventInbox.class);
    bind(Funnels.class).to(JdbcFunnels.class);
    bind(LedgerAudit.class).to(JdbcLedgerAudit.class);
    bind(IdempotencyKeys.class).to(JdbcIdempotencyKeys.class);
    bind(AddCardRequests.class).to(JdbcAddCardRequests.class);
    bind(Memberships.class).to(JdbcMemberships.class);
    bind(MemberLedger.class).to(JdbcMemberLedger.class);
    bind(MembershipLocks.class).to(JdbcMembershipLocks.class);
    bind(MembershipNumbers.class).to(JdbcMembershipNumbers.class);
    bind(Redemptions.class).to(JdbcRedemptions.class);
    bind(Reconciliations.class).to(JdbcReconciliations.class);
    bind(Holdings.class).to(JdbcHoldings.class);
    bind(StorageProbe.class).to(JdbcStorageProbe.class);
    bind(Credentials.class).to(JdbcCredentials.class);
  }
}
