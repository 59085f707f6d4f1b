package dev.kaquan.application.member;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.member.ActivationSteps.Completion;
import dev.kaquan.application.member.ResumeActivation.Outcome;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.MemberPlatform.PlatformClaim;
import dev.kaquan.application.port.MembershipNumbers;
import dev.kaquan.application.port.Memberships;
import dev.kaquan.application.port.Memberships.ActivationPlan;
import dev.kaquan.application.port.Memberships.Change;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.RuleReference;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.MemberProfile;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardReturn.SubmittedCode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Begins an activation by the merchant: stores what was submitted, then takes the steps. */
final class ActivationStart {
  private final Memberships memberships;
  private final MembershipNumbers numbers;
  private final MembershipUpdates updates;
  private final MembershipLock lock;
  private final ActivationSteps steps;
  private final CardPlatform cardPlatform;
  private final Holdings holdings;
  private final MemberPlatform platform;
  private final InstantSource clock;

  @Inject
  ActivationStart(
      Memberships memberships,
      MembershipNumbers numbers,
      MembershipUpdates updates,
      MembershipLock lock,
      ActivationSteps steps,
      CardPlatform cardPlatform,
      Holdings holdings,
      MemberPlatform platform,
      InstantSource clock) {
    this.memberships = memberships;
    this.numbers = numbers;
    this.updates = updates;
    this.lock = lock;
    this.steps = steps;
    this.cardPlatform = cardPlatform;
    this.holdings = holdings;
    this.platform = platform;
    this.clock = clock;
  }

  /**
   * What the merchant wants.
   *
   * @param isAnswered whether the profile has the answers already
   * @param number empty to allocate one
   */
  record Submission(
      MemberProfile profile,
      boolean isAnswered,
      Optional<MembershipNumber> number,
      MemberValues initial) {}

  /**
   * Returns the plain code.
   *
   * @throws InvalidValueException for {@code field}, if it is not a code of the account
   */
  CardCode plain(SubmittedCode code, String field) {
    return code.plain()
        .orElseGet(() -> code.encrypted()
            .flatMap(cardPlatform::decrypt)
            .orElseThrow(() -> new InvalidValueException(
                field, "must be a code of this account", RuleReference.ENCRYPTED_CODES)));
  }

  /**
   * Activates a membership under its lock. What is submitted again is ignored: the first submission
   * counts.
   *
   * @param events what happened, apart from the claim
   */
  Outcome activate(
      MemberCard card, MembershipId id, Submission submission, MembershipEvent... events) {
    return lock.holding(id, () -> {
      Optional<StoredMembership> known = known(card, id, submission.profile());
      if (known.isEmpty()) {
        return new Outcome.Refused(Refusal.CARD_NOT_HELD);
      }
      if (known.get().membership().isActive()) {
        return new Outcome.AlreadyActive(known.get());
      }
      Optional<MembershipNumber> reserved = known.get().plan().flatMap(ActivationPlan::number);
      Optional<MembershipNumber> number = reserved.or(submission::number);
      if (number.filter(wanted -> !numbers.reserve(wanted, id)).isPresent()) {
        return new Outcome.Refused(Refusal.NUMBER_TAKEN);
      }
      updates.apply(id, stored -> planned(stored, submission, number), events);
      Completion completion = steps.complete(id);
      return completion
          .refusal()
          .<Outcome>map(Outcome.Refused::new)
          .orElseGet(() -> new Outcome.Activated(completion.membership()));
    });
  }

  /**
   * Returns the stored membership; if it is not stored yet, it is stored as claimed. Empty if neither we
   * nor the platform know the code: what comes from a phone may be made up.
   */
  Optional<StoredMembership> known(MemberCard card, MembershipId id, MemberProfile profile) {
    return memberships
        .find(id)
        .or(() -> claim(id).flatMap(claim -> {
          Instant now = clock.instant();
          Membership claimed = Membership.claimed(
              id,
              card.mode(),
              new MemberProfile(claim.openid().or(profile::openid), profile.answers()),
              claim.channel(),
              now);
          boolean unused = memberships.add(
              StoredMembership.of(claimed), new Change(now, "claimed", "", claimed.state()));
          return memberships.find(id);
        }));
  }

  private Optional<PlatformClaim> claim(MembershipId id) {
    return holdings
        .find(id.cardId(), id.code())
        .map(holding -> new PlatformClaim(holding.holder().openidIfBound(), holding.outerStr()))
        .or(() -> claimAtPlatform(id));
  }

  private Optional<PlatformClaim> claimAtPlatform(MembershipId id) {
    try {
      return platform.claim(id);
    } catch (PlatformException e) {
      // What was submitted must not be lost; the next step queries again.
      return Optional.of(new PlatformClaim(Optional.empty(), OuterStr.NONE));
    }
  }

  private StoredMembership planned(
      StoredMembership stored, Submission submission, Optional<MembershipNumber> number) {
    MemberProfile before = stored.membership().profile();
    MemberProfile profile = before.withOpenidIfUnknown(submission.profile().openid());
    ActivationPlan plan = stored
        .plan()
        .map(earlier -> number.map(earlier::with).orElse(earlier))
        .orElse(new ActivationPlan(submission.isAnswered(), number, submission.initial()));
    return stored
        .with(stored
            .membership()
            .with(submission.isAnswered() ? profile.with(submission.profile().answers()) : profile))
        .with(plan)
        .with(Attempts.firstAt(clock.instant().plus(MembershipLock.HELD_FOR)));
  }
}
