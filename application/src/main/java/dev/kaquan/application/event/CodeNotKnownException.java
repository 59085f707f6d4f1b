package dev.kaquan.application.event;

/** An event does not say its code, and it cannot be found out yet. */
final class CodeNotKnownException extends RuntimeException {
  CodeNotKnownException() {
    super(
        "the event has no code, and its person is not known to hold exactly one copy of the card");
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
