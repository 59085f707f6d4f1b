package dev.kaquan.application.member;

import java.util.Locale;

/** Why a use case of member cards is refused, though the request is well-formed. */
public enum Refusal {
  /** No card with this id is stored. */
  UNKNOWN_CARD,
  NOT_A_MEMBER_CARD,
  /** The card is not activated with one tap, so it has neither a form nor a link. */
  NOT_ONE_TAP,
  /** No form of the card is stored. */
  NO_FORM,
  /** The card has given custom codes, for which the component cannot be used. */
  GIVEN_CODES;

  /** Returns the name of the problem, such as {@code not-one-tap}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
