package dev.kaquan.sandbox.code;

/** Where a code stands, in WeChat's words. */
public enum CodeStatus {
  /** In somebody's hands, to be used. */
  NORMAL,
  /** Redeemed; nothing follows. */
  CONSUMED,
  /** Its time is over. */
  EXPIRE,
  /** Given away, not yet taken. */
  GIFTING,
  /** Given away, and taken by another under another code; nothing follows. */
  GIFT_SUCC,
  /** Given away, not taken in time, and returned. */
  GIFT_TIMEOUT,
  /** Deleted by the person. */
  DELETE,
  /** Made useless by the merchant; nothing follows. */
  UNAVAILABLE
}
