package dev.kaquan.application.member;

import dev.kaquan.domain.card.Card;
import dev.kaquan.domain.member.ActivationMode;
import dev.kaquan.domain.member.MemberValues;
import java.util.Optional;

/**
 * What matters of a member card for its memberships.
 *
 * @param hasBonus whether it shows a bonus
 * @param hasBalance whether it shows a balance
 */
record MemberCard(Card card, ActivationMode mode, boolean hasBonus, boolean hasBalance) {

  /** Returns why the card cannot have values, or changes of values, or empty if it can. */
  Optional<Refusal> refusalOf(long bonus, long balance) {
    if (bonus != 0 && !hasBonus) {
      return Optional.of(Refusal.NO_BONUS);
    }
    return balance != 0 && !hasBalance ? Optional.of(Refusal.NO_BALANCE) : Optional.empty();
  }

  Optional<Refusal> refusalOf(MemberValues values) {
    return refusalOf(values.bonus(), values.balance());
  }
}
