package dev.kaquan.application.member;

/** Another request about the same membership is in progress. It is safe to repeat this one. */
public final class MembershipBusyException extends RuntimeException {
  private static final String MESSAGE =
      "Another request about this membership is in progress: repeat this one in a moment.";

  public MembershipBusyException() {
    super(MESSAGE);
  }

  @Override
  public String getMessage() {
    return MESSAGE;
  }
}
