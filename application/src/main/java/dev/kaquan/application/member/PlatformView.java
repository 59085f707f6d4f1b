package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.MemberLedger;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.member.ActivationEvent.ActivityReported;
import dev.kaquan.domain.member.FormAnswers;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.PossessionEvent;
import dev.kaquan.domain.member.PossessionEvent.Kind;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes over what the platform says about memberships. */
final class PlatformView {
  private final MemberPlatform platform;
  private final MembershipUpdates updates;
  private final Memberships memberships;
  private final MemberLedger ledger;
  private final Nonces nonces;
  private final InstantSource clock;

  @Inject
  PlatformView(
      MemberPlatform platform,
      MembershipUpdates updates,
      Memberships memberships,
      MemberLedger ledger,
      Nonces nonces,
      InstantSource clock) {
    this.platform = platform;
    this.updates = updates;
    this.memberships = memberships;
    this.ledger = ledger;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Asks the platform about a stored membership, and returns it as it is afterwards. A code that the
   * platform does not know was deleted by its holder. Values that were changed elsewhere are entered into the
   * ledger. Use it under the lock of the membership.
   *
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  StoredMembership refresh(MembershipId id) {
    long version = memberships.find(id).map(StoredMembership::version).orElse(-1L);
    Optional<PlatformMember> found = platform.find(id);
    Instant now = clock.instant();
    List<MembershipEvent> events = new ArrayList<>();
    found
        .map(PlatformMember::possession)
        .orElse(Optional.of(Kind.DELETED))
        .ifPresent(
            kind -> events.add(new PossessionEvent(kind, PossessionState.timeOfAnswer(now))));
    found.ifPresent(
        member -> events.add(new ActivityReported(member.isActive(), member.number(), now)));
    StoredMembership after = updates.apply(
        id,
        stored -> {
          StoredMembership updated =
              found.map(member -> withProfile(stored, member)).orElse(stored);
          // News that arrived meanwhile has scheduled another attempt.
          return stored.version() == version ? done(updated, found) : updated;
        },
        events.toArray(MembershipEvent[]::new));
    boolean isChangedElsewhere = after.membership().isActive()
        && found
            .flatMap(PlatformMember::values)
            .filter(values -> ledger.adopt(id, values, nonces.next(), now))
            .isPresent();
    return isChangedElsewhere ? memberships.find(id).orElse(after) : after;
  }

  private static StoredMembership done(StoredMembership stored, Optional<PlatformMember> found) {
    boolean isActive = found.filter(PlatformMember::isActive).isPresent();
    return (isActive ? stored.with(Attempts.NONE) : stored).upToDate();
  }

  private static StoredMembership withProfile(StoredMembership stored, PlatformMember member) {
    MemberProfile known = stored.membership().profile();
    MemberProfile profile = new MemberProfile(
        member.openid().or(known::openid),
        member.answers().equals(FormAnswers.NONE) ? known.answers() : member.answers());
    return stored.with(stored.membership().with(profile));
  }
}
