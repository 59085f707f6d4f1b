package dev.kaquan.application.claim;

import dev.kaquan.domain.claim.CardFilter;
import dev.kaquan.domain.claim.SignedCardChoice;

/** Prepares and signs what a web page passes to {@code wx.chooseCard}. */
@FunctionalInterface
public interface PrepareChooseCard {
  /**
   * Signs {@code filter} with a fresh nonce. Stores nothing and may be repeated.
   *
   * @throws dev.kaquan.application.port.PlatformException if no ticket is available
   */
  SignedCardChoice prepare(CardFilter filter);
}
