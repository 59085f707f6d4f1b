package dev.kaquan.application.code;

import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.domain.Check;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.code.RedemptionRefusal;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

final class MakeCodeUnavailableService implements MakeCodeUnavailable {
  private static final int MAX_REASON = 256;

  private final RedemptionPlatform platform;
  private final Holdings holdings;
  private final SyncMember syncMember;
  private final InstantSource clock;

  @Inject
  MakeCodeUnavailableService(
      RedemptionPlatform platform, Holdings holdings, SyncMember syncMember, InstantSource clock) {
    this.platform = platform;
    this.holdings = holdings;
    this.syncMember = syncMember;
    this.clock = clock;
  }

  @Override
  public Optional<RedemptionRefusal> make(CardId cardId, CardCode code, String reason) {
    Check.that(
        !reason.isBlank()
            && reason.length() <= MAX_REASON
            && reason.chars().noneMatch(Character::isISOControl),
        "reason",
        "must be 1 to " + MAX_REASON + " characters without control characters",
        RuleReference.API);
    Optional<RedemptionRefusal> refusal = platform.makeUnavailable(cardId, code, reason);
    // It was made so before, perhaps by a call whose answer was lost.
    boolean isUnavailable = refusal.isEmpty() || refusal.get() == RedemptionRefusal.UNAVAILABLE;
    if (!isUnavailable) {
      return refusal;
    }
    holdings.recordPossession(
        cardId,
        code,
        new PossessionState(Possession.UNAVAILABLE, PossessionState.timeOfAnswer(clock.instant())));
    syncMember(new MembershipId(cardId, code));
    return Optional.empty();
  }

  /** A membership takes over what the platform says now, or at the next comparison. */
  private void syncMember(MembershipId id) {
    try {
      Optional<StoredMembership> unused = syncMember.sync(id);
    } catch (PlatformException e) {
      // The code is unavailable.
    }
  }
}
