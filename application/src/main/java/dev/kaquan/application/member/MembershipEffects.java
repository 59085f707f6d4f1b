package dev.kaquan.application.member;

import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Memberships.Update;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes what an observation at the platform changes in a membership. Stores nothing. */
public final class MembershipEffects {
  private final MemberCards cards;
  private final Memberships memberships;
  private final MembershipUpdates updates;
  private final InstantSource clock;

  @Inject
  MembershipEffects(
      MemberCards cards, Memberships memberships, MembershipUpdates updates, InstantSource clock) {
    this.cards = cards;
    this.memberships = memberships;
    this.updates = updates;
    this.clock = clock;
  }

  /** When the platform is asked what else it knows. */
  public enum RefreshPolicy {
    /** If the membership becomes active and its number is not known, or the observation contradicts it. */
    IF_NECESSARY,
    /** Also if the membership was not known before. */
    IF_NEW,
    ALWAYS
  }

  /**
   * What became known of a code.
   *
   * @param openid the person, if it is known
   * @param channel the channel of the claim, or none
   */
  public record Observation(
      MembershipId id, Optional<OpenId> openid, OuterStr channel, RefreshPolicy refresh) {}

  /**
   * Returns the change of a membership, which is added if it is not stored yet; or empty if nothing changes, or
   * the card is not a stored member card.
   */
  public Optional<Update> of(Observation observation, MembershipEvent... events) {
    return cards.fold(
        observation.id().cardId(),
        card -> of(card, observation, events),
        refusal -> Optional.empty());
  }

  private Optional<Update> of(MemberCard card, Observation observation, MembershipEvent... events) {
    Instant now = clock.instant();
    Optional<StoredMembership> known = memberships.find(observation.id());
    StoredMembership before = known.orElseGet(() -> StoredMembership.of(Membership.claimed(
        observation.id(), card.mode(), MemberProfile.UNKNOWN, OuterStr.NONE, now)));
    Update update = updates.update(before, stored -> withObservation(stored, observation), events);
    List<Change> changes = new ArrayList<>(update.changes());
    if (known.isEmpty()) {
      changes.add(0, new Change(now, "claimed", "", before.membership().state()));
    }
    StoredMembership after =
        needsRefresh(known.isEmpty(), observation.refresh(), before.membership(), update)
            ? update.after().refreshedFrom(now)
            : update.after();
    return known.isPresent() && after.equals(before) && changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Update(after, known.isEmpty(), changes, update.initial()));
  }

  private static boolean needsRefresh(
      boolean isNew, RefreshPolicy refresh, Membership before, Update update) {
    Membership after = update.after().membership();
    boolean lacksNumber =
        !before.isActive() && after.isActive() && after.number().isEmpty();
    boolean isContradicted =
        update.changes().stream().anyMatch(change -> !change.detail().isEmpty());
    return switch (refresh) {
      case ALWAYS -> true;
      case IF_NEW -> isNew || lacksNumber || isContradicted;
      case IF_NECESSARY -> lacksNumber || isContradicted;
    };
  }

  private static StoredMembership withObservation(
      StoredMembership stored, Observation observation) {
    Membership membership = stored.membership();
    return stored.with(membership
        .with(membership.profile().withOpenidIfUnknown(observation.openid()))
        .withChannelIfNone(observation.channel()));
  }
}
