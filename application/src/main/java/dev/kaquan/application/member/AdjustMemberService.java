package dev.kaquan.application.member;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberLedger.Addition;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

final class AdjustMemberService implements AdjustMember, ReverseAdjustment {
  private final Memberships memberships;
  private final MemberLedger ledger;
  private final MemberCards cards;
  private final MembershipLock lock;
  private final ActivationSteps steps;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  AdjustMemberService(
      Memberships memberships,
      MemberLedger ledger,
      MemberCards cards,
      MembershipLock lock,
      ActivationSteps steps,
      Nonces nonces,
      InstantSource clock) {
    this.memberships = memberships;
    this.ledger = ledger;
    this.cards = cards;
    this.lock = lock;
    this.steps = steps;
    this.nonces = nonces;
    this.clock = clock;
  }

  @Override
  public Outcome adjust(Command command, Receipt<Adjusted> receipt) {
    LedgerEntry entry =
        LedgerEntry.adjustment(nonces.next(), command.draft(), command.actor(), clock.instant());
    return add(command.id(), entry, receipt);
  }

  @Override
  public Outcome reverse(MembershipId id, String entryId, String actor, Receipt<Adjusted> receipt) {
    Optional<LedgerEntry> reversed = ledger.find(id, entryId);
    if (reversed.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_ADJUSTMENT);
    }
    return reversed.get().isReversible()
        ? add(id, reversed.get().reversal(nonces.next(), actor, clock.instant()), receipt)
        : new Refused(Refusal.NOT_REVERSIBLE);
  }

  private Outcome add(MembershipId id, LedgerEntry entry, Receipt<Adjusted> receipt) {
    Optional<StoredMembership> member = memberships.find(id);
    if (member.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_MEMBER);
    }
    Optional<Refusal> refusal = refusal(member.get(), entry);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Addition addition = ledger.add(
        id,
        entry,
        clock.instant().plus(MembershipLock.HELD_FOR),
        values -> receipt.of(new Adjusted(entry, values)));
    return switch (addition.state()) {
      case ADDED -> {
        syncValues(id);
        yield new Adjusted(entry, addition.values());
      }
      case BELOW_ZERO -> new Refused(Refusal.BELOW_ZERO);
      case ABOVE_LIMIT -> new Refused(Refusal.ABOVE_LIMIT);
      case REPEATED -> new Refused(Refusal.ALREADY_REVERSED);
    };
  }

  private Optional<Refusal> refusal(StoredMembership member, LedgerEntry entry) {
    return Refusal.ofChange(member.membership())
        .or(() -> cards.fold(
            member.id().cardId(),
            card -> card.refusalOf(entry.bonus(), entry.balance()),
            Optional::of));
  }

  /** The change is stored: if the platform does not answer now, the background job sends it. */
  private void syncValues(MembershipId id) {
    try {
      ActivationSteps.Completion unused = lock.holding(id, () -> steps.complete(id));
    } catch (PlatformException | MembershipBusyException e) {
      // The next attempt is scheduled.
    }
  }
}
