package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.web.ErrCode;

/** The phone says no, in the words that the person sees. */
public final class ClaimRejected extends RuntimeException {
  private final ErrCode code;
  private final String detail;

  ClaimRejected(String prompt, ErrCode code) {
    this(prompt, code, "");
  }

  ClaimRejected(String prompt, ErrCode code, String detail) {
    super(prompt, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  /** What is behind it, which the phone does not tell. */
  public String reason() {
    return code.number() + " " + code.text() + (detail.isEmpty() ? "" : "; " + detail);
  }
}
