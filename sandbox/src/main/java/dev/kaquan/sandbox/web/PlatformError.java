package dev.kaquan.sandbox.web;

/** The platform says no, in its own words. */
public final class PlatformError extends RuntimeException {
  private final int errCode;

  /** Says {@code code} and no more. */
  public PlatformError(ErrCode code) {
    this(code.number(), code.text());
  }

  /** Says a code and a text. */
  public PlatformError(int errCode, String errMsg) {
    super(errMsg, null, false, false);
    this.errCode = errCode;
  }

  /** Says {@code code}, and what it is about: a field's path, say. */
  public static PlatformError of(ErrCode code, String about) {
    return new PlatformError(code.number(), code.text() + " [" + about + "]");
  }

  /** The number. */
  public int errCode() {
    return errCode;
  }
}
