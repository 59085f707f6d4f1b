package dev.kaquan.domain.card;

import java.util.Optional;

/** The status of a card template. */
public enum CardStatus {
  /** Under review: only testers can claim it. */
  NOT_VERIFY,
  /** Failed review. */
  VERIFY_FAIL,
  /** Passed review and can be claimed. */
  VERIFY_OK,
  /** Distributed from WeChat's web console and can be claimed. */
  DISPATCH,
  /** Deleted: cannot be claimed any more; claimed codes stay valid. */
  DELETE;

  /** Returns whether a card of this status can be claimed, at least by testers. */
  public boolean canBeTaken() {
    return this == NOT_VERIFY || this == VERIFY_OK || this == DISPATCH;
  }

  /** Returns WeChat's name of the status, such as {@code CARD_STATUS_VERIFY_OK}. */
  public String wireName() {
    return "CARD_STATUS_" + name();
  }

  /**
   * Returns the status that WeChat calls {@code wireName}, in the current or the older spelling.
   */
  public static Optional<CardStatus> named(String wireName) {
    for (CardStatus status : values()) {
      if (wireName.equals(status.wireName())
          || wireName.equals("CARD_STATUS_USER_" + status.name())) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
