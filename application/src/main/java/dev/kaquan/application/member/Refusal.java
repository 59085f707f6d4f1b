package dev.kaquan.application.member;

import dev.kaquan.domain.member.Membership;
import java.util.Locale;
import java.util.Optional;

/** Why a use case of member cards is refused, though the request is well-formed. */
public enum Refusal {
  /** No card with this id is stored. */
  UNKNOWN_CARD,
  /** No membership with this card and code is stored. */
  UNKNOWN_MEMBER,
  NOT_A_MEMBER_CARD,
  /** The card is not activated with one tap, so it has neither a form nor a link. */
  NOT_ONE_TAP,
  /** The card is not activated by the merchant's page. */
  NOT_BY_PAGE,
  /** No form of the card is stored. */
  NO_FORM,
  /** The card has given custom codes, for which the component cannot be used. */
  GIVEN_CODES,
  /** The platform does not accept the ticket, or there is none. */
  TICKET_REFUSED,
  /** The person does not have the card any more, or the platform does not allow a change now. */
  CARD_NOT_HELD,
  /** The number belongs to another membership of the card. */
  NUMBER_TAKEN,
  /** The pattern of membership numbers has no number left. */
  NUMBERS_EXHAUSTED,
  /** The membership is not active. */
  NOT_ACTIVE,
  /** No adjustment with this id is in the ledger of the member. */
  UNKNOWN_ADJUSTMENT,
  /** The entry is a reversal or an expiry, which are not reversed. */
  NOT_REVERSIBLE,
  ALREADY_REVERSED,
  /** Bonus or balance would be less than 0. */
  BELOW_ZERO,
  /** Bonus or balance would be more than 2,147,483,647. */
  ABOVE_LIMIT,
  /** The card shows no bonus. */
  NO_BONUS,
  /** The card shows no balance. */
  NO_BALANCE;

  /** Returns why a membership cannot be changed, or empty if it can. */
  static Optional<Refusal> ofChange(Membership membership) {
    if (!membership.isActive()) {
      return Optional.of(NOT_ACTIVE);
    }
    return membership.isHeld() ? Optional.empty() : Optional.of(CARD_NOT_HELD);
  }

  /** Returns the name of the problem, such as {@code not-one-tap}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
