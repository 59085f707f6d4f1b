package dev.kaquan.application.reconciliation;

import dev.kaquan.application.member.CompareMember;
import dev.kaquan.application.member.CompareMember.Compared;
import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.domain.claim.CodeProgress;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.claim.Recipient;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.reconciliation.Difference;
import dev.kaquan.domain.reconciliation.Difference.Kind;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares one code with the platform, and stores what only the platform can know. */
final class CodeComparison {
  private final CompareMember compareMember;
  private final CodePlatform platform;
  private final Reconciliations reconciliations;
  private final InstantSource clock;

  @Inject
  CodeComparison(
      CompareMember compareMember,
      CodePlatform platform,
      Reconciliations reconciliations,
      InstantSource clock) {
    this.compareMember = compareMember;
    this.platform = platform;
    this.reconciliations = reconciliations;
    this.clock = clock;
  }

  /**
   * Compares a code.
   *
   * @return how many differences there are
   * @throws PlatformException if the platform answers about no code
   */
  int compare(String runId, Holding ours) {
    List<Difference> found = new ArrayList<>();
    Holding after = ours;
    try {
      after = compare(ours, found);
    } catch (PlatformException e) {
      if (!isAboutCode(e)) {
        throw e;
      }
      found.add(difference(
          ours,
          Kind.REFUSED,
          ours.possession().possession().wireName(),
          String.valueOf(e.getMessage()),
          false));
    }
    reconciliations.checked(runId, after, found, clock.instant());
    return found.size();
  }

  /** Returns what is known of the code afterwards. */
  private Holding compare(Holding ours, List<Difference> found) {
    Optional<Compared> member = compareMember.compare(new MembershipId(ours.cardId(), ours.code()));
    if (member.isEmpty()) {
      return compare(ours, platform.find(ours.cardId(), ours.code()), found);
    }
    Compared compared = member.get();
    if (compared.before().isPresent() && compared.after().isPresent()) {
      compare(ours, compared.before().get(), compared.after().get(), found);
    }
    return ours;
  }

  /** Returns whether other codes may be answered. */
  private static boolean isAboutCode(PlatformException e) {
    return switch (e.kind()) {
      case REJECTED, MALFORMED -> true;
      case UNREACHABLE, BUSY, MINUTE_QUOTA, DAILY_QUOTA -> false;
    };
  }

  private void compare(
      Holding holding, StoredMembership before, StoredMembership after, List<Difference> found) {
    Membership ours = before.membership();
    Membership theirs = after.membership();
    add(
        found,
        holding,
        Kind.POSSESSION,
        ours.possession().possession().wireName(),
        theirs.possession().possession().wireName());
    add(found, holding, Kind.ACTIVATION, activity(ours), activity(theirs));
    // The number of a card that WeChat has activated is fetched later; that is no difference.
    if (ours.number().isPresent()) {
      add(found, holding, Kind.NUMBER, number(ours), number(theirs));
    }
    add(
        found,
        holding,
        Kind.VALUES,
        before.values().bonus() + " points, " + before.values().balance() + " fen",
        after.values().bonus() + " points, " + after.values().balance() + " fen");
    if (ours.profile().openid().isEmpty() && theirs.profile().openid().isPresent()) {
      add(found, holding, Kind.PERSON, "unknown", "known");
    }
  }

  /** Returns what is known of the code afterwards. */
  private Holding compare(
      Holding ours, Optional<PlatformCode> found, List<Difference> differences) {
    Instant at = PossessionState.timeOfAnswer(clock.instant());
    if (found.isEmpty()) {
      boolean isHeld = ours.isHeld();
      if (isHeld) {
        add(
            differences,
            ours,
            Kind.UNKNOWN_CODE,
            ours.possession().possession().wireName(),
            "unknown");
      }
      return ours.with(new PossessionState(Possession.DELETED, at));
    }
    PlatformCode theirs = found.get();
    Holding platform = new Holding(
            ours.cardId(),
            ours.code(),
            Recipient.of(theirs.openid()),
            theirs.channel(),
            ours.since())
        .with(theirs
            .possession()
            .map(possession -> new PossessionState(possession, at))
            .orElse(PossessionState.CLAIMED))
        .with(theirs.isRedeemed() ? CodeProgress.redeemedAt(at) : CodeProgress.NONE);
    Holding after = ours.merge(platform);
    add(
        differences,
        ours,
        Kind.POSSESSION,
        ours.possession().possession().wireName(),
        theirs.possession().orElse(ours.possession().possession()).wireName());
    if (theirs.isRedeemed() && ours.progress().redeemed().isEmpty()) {
      add(differences, ours, Kind.REDEMPTION, "not redeemed", "redeemed");
    }
    if (!theirs.isRedeemed() && ours.progress().redeemed().isPresent()) {
      differences.add(difference(ours, Kind.REDEMPTION, "redeemed", "not redeemed", false));
    }
    if (!after.holder().equals(ours.holder())) {
      add(differences, ours, Kind.PERSON, "unknown", "known");
    }
    return after;
  }

  private void add(List<Difference> found, Holding holding, Kind kind, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      found.add(difference(holding, kind, ours, theirs, true));
    }
  }

  private Difference difference(
      Holding holding, Kind kind, String ours, String theirs, boolean isRepaired) {
    return new Difference(
        holding.cardId(), holding.code(), kind, ours, theirs, isRepaired, clock.instant());
  }

  private static String activity(Membership membership) {
    return membership.isActive() ? "active" : "not active";
  }

  private static String number(Membership membership) {
    return membership.number().map(MembershipNumber::value).orElse("none");
  }
}
