package dev.kaquan.application.port;

/** The platform did not execute a request as expected. */
public final class PlatformException extends RuntimeException {
  private final Kind kind;
  private final boolean isExecutionPossible;
  private final String message;

  /** What the caller can do about it. */
  public enum Kind {
    /** No answer. The request may have been executed or not. */
    UNREACHABLE,
    /** The platform is busy: repeat in a moment. The request was not executed. */
    BUSY,
    /** Too many requests in this minute: repeat after a minute. The request was not executed. */
    MINUTE_QUOTA,
    /**
     * Too many requests today: repeat tomorrow, by the clock of UTC+8. The request was not executed.
     */
    DAILY_QUOTA,
    /** The platform refused the request: pointless to repeat unchanged. It was not executed. */
    REJECTED,
    /** The answer is malformed: report it. The request may have been executed. */
    MALFORMED
  }

  /**
   * Creates an exception.
   *
   * @param message the endpoint, and what was wrong with its answer; nothing secret
   */
  public PlatformException(Kind kind, String message) {
    this(kind, kind == Kind.UNREACHABLE || kind == Kind.MALFORMED, message);
  }

  /**
   * Creates an exception.
   *
   * @param isExecutionPossible whether the platform may have executed the request
   */
  public PlatformException(Kind kind, boolean isExecutionPossible, String message) {
    super(message);
    this.kind = kind;
    this.isExecutionPossible = isExecutionPossible;
    this.message = message;
  }

  /** Creates an exception with a cause. */
  public PlatformException(
      Kind kind, boolean isExecutionPossible, String message, Throwable cause) {
    this(kind, isExecutionPossible, message);
    initCause(cause);
  }

  @Override
  public String getMessage() {
    return message;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns whether the platform may have executed the request, although it failed. */
  public boolean isExecutionPossible() {
    return isExecutionPossible;
  }
}
