package dev.kaquan.sandbox.member;

import dev.kaquan.sandbox.card.CardRecord;
import dev.kaquan.sandbox.web.SandboxRequest;

/** How a member card becomes an active membership. */
public enum ActivationMode {
  /** The platform activates it when it is claimed. */
  AUTOMATIC,
  /** The platform activates it when the form is submitted. */
  ONE_TAP,
  /** The form is submitted to the platform, and the merchant activates. */
  ONE_TAP_WITH_JUMP,
  /** The merchant asks on its own page and activates. */
  BY_MERCHANT;

  /** Returns the mode by WeChat's precedence: auto_activate, activate_url, wx_activate. */
  public static ActivationMode of(CardRecord record) {
    SandboxRequest card = record.ofType();
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

  /** Returns whether the open-card component handles it. */
  public boolean isOneTap() {
    return this == ONE_TAP || this == ONE_TAP_WITH_JUMP;
  }
}
