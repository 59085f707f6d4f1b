package dev.kaquan.sandbox.code;

/** The status of a code, by WeChat's names. */
public enum CodeStatus {
  /** Held by a person and usable. */
  NORMAL,
  /** Redeemed; final. */
  CONSUMED,
  /** Expired. */
  EXPIRE,
  /** Sent to a friend who has not taken it yet. */
  GIFTING,
  /** Taken by a friend under another code; final. */
  GIFT_SUCC,
  /** Returned because the friend did not take it in time. */
  GIFT_TIMEOUT,
  /** Deleted by the person. */
  DELETE,
  /** Made unavailable by the merchant; final. */
  UNAVAILABLE
}
