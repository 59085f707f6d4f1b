package dev.kaquan.application.port;

import dev.kaquan.application.Attempts;
import dev.kaquan.application.page.Page;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.Holding;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberDisplay;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipEvent;
import dev.kaquan.domain.member.MembershipId;
import dev.kaquan.domain.member.MembershipNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The memberships, with their history. */
public interface Memberships {
  /**
   * Stores a membership that is not stored yet. It is durable when this returns.
   *
   * @return whether it was stored; false if there was one
   */
  boolean add(StoredMembership membership, Change change);

  /** Returns a membership, or empty if it is not stored. */
  Optional<StoredMembership> find(MembershipId id);

  /**
   * Stores a changed membership, unless it was changed by somebody else since {@code after} was read.
   *
   * @param changes what happened, in its order
   * @param initial the entry with the values at activation
   * @return whether it was stored
   */
  boolean replace(StoredMembership after, List<Change> changes, Optional<LedgerEntry> initial);

  /** Returns the memberships whose next attempt is not after {@code due}, the earliest first. */
  List<StoredMembership> due(Instant due, int most);

  /** Returns memberships, the latest first. */
  Page<StoredMembership> list(Filter filter, PageRequest page);

  /** Returns what happened to a membership, in its order. */
  List<Change> history(MembershipId id);

  /** Returns claims of stored member cards that are not memberships yet, the earliest first. */
  List<Holding> claimsWithoutMembership(int most);

  /**
   * A membership as it is stored.
   *
   * @param plan how the merchant activates it; empty if nothing was planned
   * @param values the sums of its ledger; only read
   * @param attempts the attempts to finish what was begun
   * @param isOutdated whether the platform may know more: the next attempt asks it
   * @param version counts the changes, from 0
   */
  record StoredMembership(
      Membership membership,
      Optional<ActivationPlan> plan,
      MemberDisplay display,
      MemberValues values,
      Attempts attempts,
      boolean isOutdated,
      long version) {

    /** Returns a membership that is not stored yet. */
    public static StoredMembership of(Membership membership) {
      return new StoredMembership(
          membership,
          Optional.empty(),
          MemberDisplay.NONE,
          MemberValues.ZERO,
          Attempts.NONE,
          false,
          0);
    }

    public MembershipId id() {
      return membership.id();
    }

    public StoredMembership with(Membership other) {
      return new StoredMembership(other, plan, display, values, attempts, isOutdated, version);
    }

    public StoredMembership with(ActivationPlan other) {
      return new StoredMembership(
          membership, Optional.of(other), display, values, attempts, isOutdated, version);
    }

    public StoredMembership with(MemberDisplay other) {
      return new StoredMembership(membership, plan, other, values, attempts, isOutdated, version);
    }

    public StoredMembership with(Attempts other) {
      return new StoredMembership(membership, plan, display, values, other, isOutdated, version);
    }

    /** Returns the membership with an attempt that asks the platform. */
    public StoredMembership refreshedFrom(Instant due) {
      return new StoredMembership(
          membership, plan, display, values, Attempts.firstAt(due), true, version);
    }

    /** Returns the membership as one of which the platform knows no more. */
    public StoredMembership upToDate() {
      return new StoredMembership(membership, plan, display, values, attempts, false, version);
    }
  }

  /**
   * A change of a membership that was not stored yet.
   *
   * @param isNew whether the membership is not stored, so that it must be added
   * @param changes what happened, in its order
   * @param initial the entry with the values at activation
   */
  record Update(
      StoredMembership after, boolean isNew, List<Change> changes, Optional<LedgerEntry> initial) {
    public Update {
      changes = List.copyOf(changes);
    }
  }

  /**
   * How the merchant activates a membership.
   *
   * @param isAnswered whether the answers to the form are known
   * @param number empty until one is reserved
   * @param initial the values at activation
   */
  record ActivationPlan(
      boolean isAnswered, Optional<MembershipNumber> number, MemberValues initial) {
    public ActivationPlan answered() {
      return new ActivationPlan(true, number, initial);
    }

    public ActivationPlan with(MembershipNumber reserved) {
      return new ActivationPlan(isAnswered, Optional.of(reserved), initial);
    }
  }

  /**
   * Something that happened to a membership.
   *
   * @param label what happened, such as {@code form-submitted}
   * @param detail for an operator, or empty; contains no personal data
   * @param state the state after it
   */
  record Change(Instant at, String label, String detail, Membership.State state) {
    /** Returns the change that an event made. */
    public static Change of(MembershipEvent event, String detail, Membership after) {
      return new Change(event.at(), event.label(), detail, after.state());
    }
  }

  /** Which memberships are listed; an empty field selects all. */
  record Filter(
      Optional<CardId> cardId,
      Optional<OuterStr> channel,
      Optional<Membership.State> state,
      Optional<OpenId> openid) {
    /** Selects every membership. */
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
