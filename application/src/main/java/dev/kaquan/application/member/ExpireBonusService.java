package dev.kaquan.application.member;

import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberLedger.Addition;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.member.BonusExpiry;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class ExpireBonusService implements ExpireBonus {
  private static final int AT_A_TIME = 100;

  private final MemberLedger ledger;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  ExpireBonusService(MemberLedger ledger, Nonces nonces, InstantSource clock) {
    this.ledger = ledger;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public int expireDue() {
    int added = 0;
    Instant now = clock.instant();
    for (MembershipId id : ledger.withExpired(now, AT_A_TIME)) {
      for (BonusExpiry.Expired expired : BonusExpiry.at(now, ledger.entries(id))) {
        LedgerEntry entry = expired.entry().expiry(nonces.next(), expired.remainder(), now);
        Addition addition = ledger.add(id, entry, now, values -> Optional.empty());
        added += addition.state() == Addition.State.ADDED ? 1 : 0;
      }
    }
    return added;
  }
}
