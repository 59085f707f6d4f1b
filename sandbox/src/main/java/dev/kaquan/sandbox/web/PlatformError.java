package dev.kaquan.sandbox.web;

/** The platform refuses a request with an error code. */
public final class PlatformError extends RuntimeException {
  private final int errCode;

  /** Refuses with {@code code} and its text. */
  public PlatformError(ErrCode code) {
    this(code.number(), code.text());
  }

  /** Refuses with a code and a text. */
  public PlatformError(int errCode, String errMsg) {
    super(errMsg, null, false, false);
    this.errCode = errCode;
  }

  /** Returns an error whose text ends with the field concerned. */
  public static PlatformError of(ErrCode code, String field) {
    return new PlatformError(code.number(), code.text() + " [" + field + "]");
  }

  public int errCode() {
    return errCode;
  }
}
