package dev.kaquan.domain.card;

import java.util.Optional;

/** Where a card template stands between its creation and its end. */
public enum CardStatus {
  /** Under review: only people on the test white list can take it. */
  NOT_VERIFY,
  /** Refused in review. */
  VERIFY_FAIL,
  /** Passed review: people can take it. */
  VERIFY_OK,
  /** Put out from WeChat's web console: people can take it. */
  DISPATCH,
  /** Deleted: nobody can take it; codes in people's hands keep working. */
  DELETE;

  /** Whether a card of this status can be taken, by people on the test white list at least. */
  public boolean canBeTaken() {
    return this == NOT_VERIFY || this == VERIFY_OK || this == DISPATCH;
  }

  /** WeChat's word for this status, such as {@code CARD_STATUS_VERIFY_OK}. */
  public String wireName() {
    return "CARD_STATUS_" + name();
  }

  /** The status that WeChat calls {@code wireName}, in today's spelling or the older one. */
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
