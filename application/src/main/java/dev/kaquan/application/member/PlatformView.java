package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.PlatformMember;
import dev.kaquan.application.port.Memberships.StoredMembership;
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
  private final InstantSource clock;

  @Inject
  PlatformView(MemberPlatform platform, MembershipUpdates updates, InstantSource clock) {
    this.platform = platform;
    this.updates = updates;
    this.clock = clock;
  }

  /**
   * Asks the platform about a stored membership, and returns it as it is afterwards. A code that the
   * platform does not know was deleted by its holder.
   *
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  StoredMembership refresh(MembershipId id) {
    Optional<PlatformMember> found = platform.find(id);
    Instant now = clock.instant();
    List<MembershipEvent> events = new ArrayList<>();
    found
        .map(PlatformMember::possession)
        .orElse(Optional.of(Kind.DELETED))
        .ifPresent(kind -> events.add(new PossessionEvent(kind, now)));
    found.ifPresent(
        member -> events.add(new ActivityReported(member.isActive(), member.number(), now)));
    return updates.apply(
        id,
        stored -> found.map(member -> withProfile(stored, member)).orElse(stored),
        events.toArray(MembershipEvent[]::new));
  }

  private static StoredMembership withProfile(StoredMembership stored, PlatformMember member) {
    MemberProfile known = stored.membership().profile();
    MemberProfile profile = new MemberProfile(
        member.openid().or(known::openid),
        member.answers().equals(FormAnswers.NONE) ? known.answers() : member.answers());
    StoredMembership updated = stored.with(stored.membership().with(profile));
    return member.isActive() ? updated.with(Attempts.NONE) : updated;
  }
}
