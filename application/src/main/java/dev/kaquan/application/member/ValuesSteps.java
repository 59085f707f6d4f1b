package dev.kaquan.application.member;

import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberLedger.Untold;
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
 * Tells the platform the values of a member. It gets the full values, so that a repetition is harmless.
 * Use it under the lock of the membership.
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
   * Tells the platform what it does not know yet.
   *
   * @return why it did not take it, or empty if it did
   */
  Optional<Refusal> tell(MembershipId id) {
    Optional<Untold> untold = ledger.untold(id);
    return untold.flatMap(
        values -> cards.fold(id.cardId(), card -> tell(card, id, values), Optional::of));
  }

  private Optional<Refusal> tell(MemberCard card, MembershipId id, Untold untold) {
    Optional<Amount> bonus = untold
        .bonus()
        .filter(change -> card.hasBonus())
        .map(change -> new Amount(untold.values().bonus(), change, untold.reason()));
    Optional<Amount> balance = untold
        .balance()
        .filter(change -> card.hasBalance())
        .map(change -> new Amount(untold.values().balance(), change, untold.reason()));
    boolean isShown = bonus.isPresent() || balance.isPresent();
    if (isShown
        && platform.update(new ValuesUpdate(id, bonus, balance, untold.isNotified()))
            != Execution.DONE) {
      StoredMembership unused = view.refresh(id);
      return Optional.of(Refusal.CARD_NOT_HELD);
    }
    ledger.markTold(id, untold, clock.instant());
    return Optional.empty();
  }
}
