package dev.kaquan.sandbox.web;

/**
 * A reply as the phone gives it, and the reason behind it, which the phone does not show.
 *
 * @param reason the platform's error code and text; empty if nothing was refused
 */
public record PhoneReply(Object reply, String reason) {
  /** The response header with the reason, for developers. */
  public static final String HEADER = "X-Sandbox-Reason";
}
