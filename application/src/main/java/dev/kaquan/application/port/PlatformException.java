package dev.kaquan.application.port;

/** The WeChat platform did not do what it was asked. */
public final class PlatformException extends RuntimeException {
  private final Kind kind;
  private final String message;

  /** What the caller can do about it. */
  public enum Kind {
    /** No answer came. It may or may not have happened. */
    UNREACHABLE,
    /** Too much was asked, or the platform is busy: wait, then repeat. It did not happen. */
    THROTTLED,
    /** The platform refused: pointless to repeat unchanged. It did not happen. */
    REJECTED,
    /** An answer came that makes no sense: report it. It may have happened. */
    MALFORMED
  }

  /**
   * Says what went wrong.
   *
   * @param message which call, and what was wrong with its answer; nothing secret
   */
  public PlatformException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.message = message;
  }

  /** Says what went wrong, and why. */
  public PlatformException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  public Kind kind() {
    return kind;
  }
}
