package dev.kaquan.sandbox.member;

import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.web.SandboxRequest;

/** How a member card becomes a membership. */
enum ActivationMode {
  /** The platform activates it when it is taken. */
  AUTOMATIC,
  /** The platform activates it when the form is submitted. */
  ONE_TAP,
  /** The form is submitted to the platform, and the merchant activates. */
  ONE_TAP_WITH_JUMP,
  /** The merchant asks on a page of its own, and activates. */
  BY_MERCHANT;

  /** WeChat's precedence: auto_activate, then activate_url, then wx_activate. */
  static ActivationMode of(CardRecord template) {
    SandboxRequest card = template.ofType();
    boolean jumps = card.flag("wx_activate_after_submit")
        || card.has("wx_activate_after_submit_url")
        || card.has("activate_app_brand_user_name");
    if (card.flag("auto_activate")) {
      return AUTOMATIC;
    }
    if (card.has("activate_url") || !card.flag("wx_activate")) {
      return BY_MERCHANT;
    }
    return jumps ? ONE_TAP_WITH_JUMP : ONE_TAP;
  }

  /** Whether the open-card component opens it. */
  boolean isOneTap() {
    return this == ONE_TAP || this == ONE_TAP_WITH_JUMP;
  }
}
