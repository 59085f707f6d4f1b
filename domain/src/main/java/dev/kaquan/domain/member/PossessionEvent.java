package dev.kaquan.domain.member;

import dev.kaquan.domain.member.Transition.Changed;
import dev.kaquan.domain.member.Transition.Contradiction;
import dev.kaquan.domain.member.Transition.Unchanged;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/**
 * An event of {@link Possession} ({@code docs/wechat.md#memberships}). One that is older than the last
 * change has no effect: events may arrive in any order.
 *
 * @param kind what happened
 */
public record PossessionEvent(Kind kind, Instant at) implements MembershipEvent {

  /** What happened to the card. */
  public enum Kind {
    /** {@code user_gifting_card}: the person offers it to a friend. */
    OFFERED,
    /** {@code user_gifting_card} with IsReturnBack: the friend did not take it. */
    RETURNED,
    /** A friend has taken it under another code. */
    GIVEN_AWAY,
    /** {@code user_del_card}, or the platform does not know the code any more. */
    DELETED,
    /** {@code user_get_card} with IsRestoreMemberCard, under the same code. */
    RESTORED,
    /** The merchant made the code unavailable. */
    MADE_UNAVAILABLE,
    /** The validity is over. */
    EXPIRED,
    /** The platform says that the card is held, and usable. */
    FOUND_HELD
  }

  @Override
  public Transition applyTo(Membership membership) {
    if (at.isBefore(membership.possessionSince())) {
      return new Unchanged();
    }
    Possession possession = membership.possession();
    Function<Possession, Transition> change = next -> new Changed(membership.with(next, at));
    return switch (kind) {
      case OFFERED ->
        possession.fold(
            held -> change.apply(held.offer()),
            PossessionEvent::unchanged,
            this::contradiction,
            this::contradiction,
            this::contradiction,
            this::contradiction);
      case RETURNED ->
        possession.fold(
            PossessionEvent::unchanged,
            gifting -> change.apply(gifting.takeBack()),
            this::contradiction,
            this::contradiction,
            this::contradiction,
            this::contradiction);
      case GIVEN_AWAY ->
        possession.fold(
            held -> change.apply(held.giveAway()),
            gifting -> change.apply(gifting.giveAway()),
            deleted -> change.apply(deleted.giveAway()),
            expired -> change.apply(expired.giveAway()),
            PossessionEvent::unchanged,
            this::contradiction);
      case DELETED ->
        possession.fold(
            held -> change.apply(held.delete()),
            gifting -> change.apply(gifting.delete()),
            PossessionEvent::unchanged,
            expired -> change.apply(expired.delete()),
            PossessionEvent::unchanged,
            PossessionEvent::unchanged);
      case RESTORED ->
        possession.fold(
            PossessionEvent::unchanged,
            this::contradiction,
            deleted -> change.apply(deleted.restore()),
            this::contradiction,
            this::contradiction,
            this::contradiction);
      case MADE_UNAVAILABLE ->
        possession.fold(
            held -> change.apply(held.invalidate()),
            gifting -> change.apply(gifting.invalidate()),
            deleted -> change.apply(deleted.invalidate()),
            expired -> change.apply(expired.invalidate()),
            this::contradiction,
            PossessionEvent::unchanged);
      case EXPIRED ->
        possession.fold(
            held -> change.apply(held.expire()),
            gifting -> change.apply(gifting.expire()),
            PossessionEvent::unchanged,
            PossessionEvent::unchanged,
            PossessionEvent::unchanged,
            PossessionEvent::unchanged);
      case FOUND_HELD ->
        possession.fold(
            PossessionEvent::unchanged,
            gifting -> change.apply(gifting.takeBack()),
            deleted -> change.apply(deleted.restore()),
            expired -> change.apply(expired.extend()),
            this::contradiction,
            this::contradiction);
    };
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Transition unchanged(Possession possession) {
    return new Unchanged();
  }

  private Transition contradiction(Possession possession) {
    return new Contradiction(label() + " does not fit "
        + possession.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }
}
