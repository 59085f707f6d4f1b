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
    /**
     * Too many requests, or the platform is busy: wait, then repeat. The request was not executed.
     */
    THROTTLED,
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
