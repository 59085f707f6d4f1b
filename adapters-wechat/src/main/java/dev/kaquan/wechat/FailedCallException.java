package dev.kaquan.wechat;

import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.PlatformException.Kind;
import dev.kaquan.domain.code.RedemptionRefusal;
import java.util.Optional;

/**
 * A request failed. Knows the error code, which {@link PlatformException} hides. The message names
 * the endpoint and contains no secret.
 */
final class FailedCallException extends RuntimeException {
  private static final int NO_CODE = 0;

  private final Kind kind;
  private final Endpoint call;
  private final int errCode;
  private final String text;
  private final boolean interruption;
  private final boolean wasSent;

  private FailedCallException(
      Kind kind, Endpoint call, int errCode, String text, boolean interruption, boolean wasSent) {
    super(text);
    this.kind = kind;
    this.call = call;
    this.errCode = errCode;
    this.text = text;
    this.interruption = interruption;
    this.wasSent = wasSent;
  }

  /** The platform answered with an error code. */
  static FailedCallException refused(Endpoint call, int errCode, String errMsg) {
    StringBuilder text = new StringBuilder(call + ": errcode " + errCode);
    if (!errMsg.isEmpty()) {
      text.append(", ").append(errMsg);
    }
    ErrCode.advice(call, errCode).ifPresent(advice -> text.append("; ").append(advice));
    return new FailedCallException(
        ErrCode.kind(errCode), call, errCode, text.toString(), false, true);
  }

  /** There was no answer, or one that says that the platform is down. */
  static FailedCallException unreachable(Endpoint call, String why) {
    return new FailedCallException(Kind.UNREACHABLE, call, NO_CODE, call + ": " + why, false, true);
  }

  /** No connection was made, so that the platform knows nothing of the request. */
  static FailedCallException notConnected(Endpoint call, String why) {
    return new FailedCallException(
        Kind.UNREACHABLE, call, NO_CODE, call + ": " + why, false, false);
  }

  /** The waiting thread was interrupted. */
  static FailedCallException interrupted(Endpoint call) {
    String text = call + ": interrupted";
    return new FailedCallException(Kind.UNREACHABLE, call, NO_CODE, text, true, true);
  }

  /** The answer is malformed. */
  static FailedCallException malformed(Endpoint call, String why) {
    return new FailedCallException(Kind.MALFORMED, call, NO_CODE, call + ": " + why, false, true);
  }

  FailedCallException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  Kind kind() {
    return kind;
  }

  /** Returns whether the object does not exist. */
  boolean isNotFound() {
    return call.isNotFound(errCode);
  }

  /** Returns whether the platform answered that a code is not usable. */
  boolean isNotUsable() {
    return errCode == ErrCode.NOT_USABLE;
  }

  /** Returns whether the platform answered that a code is invalid; of a new code, that it is in use. */
  boolean isInvalidCode() {
    return errCode == ErrCode.INVALID_CODE;
  }

  /** Returns why a code is not redeemed, if that is what the platform answered. */
  Optional<RedemptionRefusal> redemptionRefusal() {
    return ErrCode.redemptionRefusal(errCode);
  }

  /** Returns whether the access token was refused, so that another one may help. */
  boolean refusesToken() {
    return call != Endpoint.STABLE_TOKEN && ErrCode.refusesToken(errCode);
  }

  /** Returns whether the same request may succeed in a moment. */
  boolean isTransient() {
    return (kind == Kind.UNREACHABLE && !interruption) || ErrCode.isTransient(errCode);
  }

  /** Returns whether the requesting thread was interrupted. */
  boolean isInterruption() {
    return interruption;
  }

  /**
   * Returns the failure without its error code, for callers outside this package.
   *
   * @param intended what was to be done; this call may have been another one, for a token
   */
  PlatformException toPlatformException(Endpoint intended) {
    boolean isExecutionPossible =
        call == intended && wasSent && (kind == Kind.UNREACHABLE || kind == Kind.MALFORMED);
    return new PlatformException(kind, isExecutionPossible, text, this);
  }
}
