package dev.kaquan.domain.code;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a code is not redeemed, updated, marked or made unavailable, though the request is well-formed. */
public enum RedemptionRefusal {
  /** The platform does not know the code: nobody has claimed it, or it was given away. */
  UNKNOWN_CODE,
  ALREADY_REDEEMED,
  /** Its validity has not begun. */
  NOT_YET_VALID,
  EXPIRED,
  /** It is offered to a friend, who has not taken it. */
  GIFTING,
  /** A friend has it, under another code. */
  GIVEN_AWAY,
  /** The person deleted it. */
  DELETED,
  /** The merchant made it unavailable. */
  UNAVAILABLE,
  /** The platform does not allow it, and does not say why. */
  NOT_USABLE,
  /** Member cards are not redeemed, and keep their codes. */
  MEMBER_CARD,
  /** The person has redeemed as many of this card as it allows. */
  USE_LIMIT,
  /** A code of a friends' card has to be marked for a person first. */
  NOT_MARKED,
  /** A code of a friends' card is marked for another person. */
  MARKED_BY_OTHER,
  /** The new code is in use, or was. */
  CODE_IN_USE,
  /** A redemption or an update of this code is in progress. */
  IN_PROGRESS,
  /** The platform was asked to redeem or to update the code, and has not said yet whether it did. */
  NOT_CONFIRMED,
  /** The platform was asked to redeem the code, and has not done it. */
  NOT_EXECUTED;

  /** Returns the name of the problem, such as {@code already-redeemed}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the refusal with a name. */
  public static Optional<RedemptionRefusal> named(String wireName) {
    return Stream.of(values())
        .filter(refusal -> refusal.wireName().equals(wireName))
        .findFirst();
  }
}
