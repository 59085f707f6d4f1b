package dev.kaquan.sandbox.claim;

import dev.kaquan.sandbox.web.ErrCode;

/** The phone refuses a claim; the message is the prompt that the person sees. */
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

  /** Returns the platform's reason, which the phone does not show. */
  public String reason() {
    return code.number() + " " + code.text() + (detail.isEmpty() ? "" : "; " + detail);
  }
}
