package dev.kaquan.domain.member;

import dev.kaquan.domain.claim.Possession;
import dev.kaquan.domain.claim.PossessionState;
import dev.kaquan.domain.member.Transition.Changed;
import dev.kaquan.domain.member.Transition.Contradiction;
import dev.kaquan.domain.member.Transition.Unchanged;
import java.time.Instant;
import java.util.Locale;

/**
 * An event of the possession of a card ({@code docs/wechat.md#memberships}). The latest event decides, and
 * events may arrive in any order.
 *
 * @param kind what happened
 */
public record PossessionEvent(Kind kind, Instant at) implements MembershipEvent {

  /** What happened to the card. */
  public enum Kind {
    /** {@code user_gifting_card}: the person offers it to a friend. */
    OFFERED(Possession.GIFTING),
    /** {@code user_gifting_card} with IsReturnBack: the friend did not take it. */
    RETURNED(Possession.HELD),
    /** A friend has taken it under another code. */
    GIVEN_AWAY(Possession.GIVEN_AWAY),
    /** {@code user_del_card}, or the platform does not know the code any more. */
    DELETED(Possession.DELETED),
    /** {@code user_get_card} with IsRestoreMemberCard, under the same code. */
    RESTORED(Possession.HELD),
    /** The merchant made the code unavailable. */
    MADE_UNAVAILABLE(Possession.UNAVAILABLE),
    /** The validity is over. */
    EXPIRED(Possession.EXPIRED),
    /** The platform says that the card is held, and usable. */
    FOUND_HELD(Possession.HELD);

    private final Possession result;

    Kind(Possession result) {
      this.result = result;
    }

    /** Returns the possession after it. */
    public Possession result() {
      return result;
    }
  }

  @Override
  public Transition applyTo(Membership membership) {
    PossessionState before = membership.possession();
    PossessionState after = before.merge(new PossessionState(kind.result, at));
    if (!after.equals(before)) {
      return new Changed(membership.with(after));
    }
    boolean isLater = at.isAfter(before.since());
    return isLater && isContradicted(before.possession())
        ? new Contradiction(label() + " does not fit " + before.possession().wireName())
        : new Unchanged();
  }

  /** A code that is gone is deleted or expires without anybody noticing. */
  private boolean isContradicted(Possession before) {
    return before.isFinal()
        && kind.result != before
        && kind.result != Possession.DELETED
        && kind.result != Possession.EXPIRED;
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
