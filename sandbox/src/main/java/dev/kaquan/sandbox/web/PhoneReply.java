package dev.kaquan.sandbox.web;

/**
 * An answer as the phone gives it, and why, which the phone does not tell.
 *
 * @param reason the platform's error code and words; empty if nothing was refused
 */
public record PhoneReply(Object reply, String reason) {
  /** The header that tells the reason to whoever tries something out. */
  public static final String HEADER = "X-Sandbox-Reason";
}
