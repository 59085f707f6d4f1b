package dev.kaquan.sandbox.event;

/**
 * Why an attempt to push failed.
 *
 * @param reason empty if it succeeded
 * @param isUnanswered whether there was no answer at all
 */
record PushFailure(String reason, boolean isUnanswered) {
  static final PushFailure NONE = new PushFailure("", false);

  static PushFailure answered(String reason) {
    return new PushFailure(reason, false);
  }

  static PushFailure unanswered(String reason) {
    return new PushFailure(reason, true);
  }

  boolean isNone() {
    return reason.isEmpty();
  }
}
