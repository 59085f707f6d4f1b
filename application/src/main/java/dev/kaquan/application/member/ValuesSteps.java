package dev.kaquan.application.member;

import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberLedger.Unsynced;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.Amount;
import dev.kaquan.application.port.MemberPlatform.Execution;
import dev.kaquan.application.port.MemberPlatform.ValuesUpdate;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends the values of a member to the platform: the full values, so that a repetition is harmless. Use it under the lock of the membership.
 */
final class ValuesSteps {
  private final MemberLedger ledger;
  private final MemberCards cards;
  private final MemberPlatform platform;
  private final PlatformView view;
  private final InstantSource clock;

  @Inject
  ValuesSteps(
      MemberLedger ledger,
      MemberCards cards,
      MemberPlatform platform,
      PlatformView view,
      InstantSource clock) {
    this.ledger = ledger;
    this.cards = cards;
    this.platform = platform;
    this.view = view;
    this.clock = clock;
  }

  /**
   * Sends the values that the platform does not have yet.
   *
   * @return why it did not take it, or empty if it did
   */
  Optional<Refusal> sync(MembershipId id) {
    Optional<Unsynced> unsynced = ledger.unsynced(id);
    return unsynced.flatMap(
        values -> cards.fold(id.cardId(), card -> sync(card, id, values), Optional::of));
  }

  private Optional<Refusal> sync(MemberCard card, MembershipId id, Unsynced unsynced) {
    Optional<Amount> bonus = unsynced
        .bonus()
        .filter(change -> card.hasBonus())
        .map(change -> new Amount(unsynced.values().bonus(), change, unsynced.reason()));
    Optional<Amount> balance = unsynced
        .balance()
        .filter(change -> card.hasBalance())
        .map(change -> new Amount(unsynced.values().balance(), change, unsynced.reason()));
    boolean isShown = bonus.isPresent() || balance.isPresent();
    if (isShown
        && platform.update(new ValuesUpdate(id, bonus, balance, unsynced.isNotified()))
            != Execution.DONE) {
      StoredMembership unused = view.refresh(id);
      return Optional.of(Refusal.CARD_NOT_HELD);
    }
    ledger.markSynced(id, unsynced, clock.instant());
    return Optional.empty();
  }
}
