package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;

/**
 * A call did not bring what it was made for; says more than {@link PlatformException} to those who
 * know error codes. Its message names the call, and holds nothing secret.
 */
final class FailedCallException extends RuntimeException {
  private static final int NO_CODE = 0;

  private final Kind kind;
  private final Endpoint call;
  private final int errCode;
  private final String text;
  private final boolean interruption;

  private FailedCallException(
      Kind kind, Endpoint call, int errCode, String text, boolean interruption) {
    super(text);
    this.kind = kind;
    this.call = call;
    this.errCode = errCode;
    this.text = text;
    this.interruption = interruption;
  }

  /** The platform answered with an error code. */
  static FailedCallException refused(Endpoint call, int errCode, String errMsg) {
    StringBuilder text = new StringBuilder(call + ": errcode " + errCode);
    if (!errMsg.isEmpty()) {
      text.append(", ").append(errMsg);
    }
    ErrCode.advice(call, errCode).ifPresent(advice -> text.append("; ").append(advice));
    Kind kind = ErrCode.isThrottling(errCode) ? Kind.THROTTLED : Kind.REJECTED;
    return new FailedCallException(kind, call, errCode, text.toString(), false);
  }

  /** No answer came, or one that says that the platform is out of order. */
  static FailedCallException unreachable(Endpoint call, String why) {
    return new FailedCallException(Kind.UNREACHABLE, call, NO_CODE, call + ": " + why, false);
  }

  /** The thread that waited for the answer was told to stop. */
  static FailedCallException interrupted(Endpoint call) {
    String text = call + ": interrupted";
    return new FailedCallException(Kind.UNREACHABLE, call, NO_CODE, text, true);
  }

  /** An answer came that makes no sense. */
  static FailedCallException malformed(Endpoint call, String why) {
    return new FailedCallException(Kind.MALFORMED, call, NO_CODE, call + ": " + why, false);
  }

  /** The same, because of {@code cause}. */
  FailedCallException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  Kind kind() {
    return kind;
  }

  /** Whether the answer was that there is no such thing. */
  boolean isNotFound() {
    return call.isNotFound(errCode);
  }

  /** Whether the access token is to blame, so that the call did not happen and another may help. */
  boolean refusesToken() {
    return call != Endpoint.STABLE_TOKEN && ErrCode.refusesToken(errCode);
  }

  /** Whether the same call may go well in a moment. */
  boolean isTransient() {
    return (kind == Kind.UNREACHABLE && !interruption) || errCode == ErrCode.BUSY;
  }

  /** Whether it failed because the thread that made it was told to stop. */
  boolean isInterruption() {
    return interruption;
  }

  /** The same to those who know no error codes. */
  PlatformException toPlatformException() {
    return new PlatformException(kind, text, this);
  }
}
