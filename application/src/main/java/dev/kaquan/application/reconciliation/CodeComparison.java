package dev.kaquan.application.reconciliation;

import dev.kaquan.application.member.CompareMember;
import dev.kaquan.application.member.CompareMember.Compared;
import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.CodePlatform.PlatformCode;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.Reconciliations;
import dev.kaquan.domain.card.OpenId;
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
import java.time.temporal.ChronoUnit;
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
   * @throws dev.kaquan.application.port.PlatformException if the platform does not answer
   */
  int compare(String runId, Holding ours) {
    List<Difference> found = new ArrayList<>();
    Optional<Compared> member = compareMember.compare(new MembershipId(ours.cardId(), ours.code()));
    Holding news = ours;
    if (member.isPresent()) {
      member
          .get()
          .before()
          .ifPresent(before ->
              member.get().after().ifPresent(after -> compare(ours, before, after, found)));
    } else {
      news = compare(ours, platform.find(ours.cardId(), ours.code()), found);
    }
    reconciliations.checked(runId, news, found, clock.instant());
    return found.size();
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
    // WeChat's events say the second; what happens in this second is later than the answer.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusMillis(1);
    if (found.isEmpty()) {
      boolean isNews = ours.isHeld();
      if (isNews) {
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
    Holding news = new Holding(
            ours.cardId(), ours.code(), person(theirs.openid()), theirs.channel(), ours.since())
        .with(theirs
            .possession()
            .map(possession -> new PossessionState(possession, at))
            .orElse(PossessionState.CLAIMED))
        .with(theirs.isRedeemed() ? CodeProgress.redeemedAt(at) : CodeProgress.NONE);
    Holding after = ours.and(news);
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

  private static Recipient person(Optional<OpenId> openid) {
    return openid.<Recipient>map(Recipient.Bound::new).orElse(new Recipient.Anyone());
  }

  private static String activity(Membership membership) {
    return membership.isActive() ? "active" : "not active";
  }

  private static String number(Membership membership) {
    return membership.number().map(MembershipNumber::value).orElse("none");
  }
}
