package dev.kaquan.sandbox;

/** The sandbox says no, in the platform's words. */
final class Refusal extends RuntimeException {
  private final int errCode;

  Refusal(ErrCode code) {
    this(code.number(), code.text());
  }

  Refusal(int errCode, String errMsg) {
    super(errMsg, null, false, false);
    this.errCode = errCode;
  }

  int errCode() {
    return errCode;
  }
}
