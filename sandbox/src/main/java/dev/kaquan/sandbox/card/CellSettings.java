package dev.kaquan.sandbox.card;

/**
 * The cells enabled on one card.
 *
 * @param pay whether the card can be used to pay at the counter
 * @param selfConsume whether its holder can redeem it without staff
 * @param needsVerifyCode whether redeeming without staff asks for a verification code
 * @param needsRemarkAmount whether redeeming without staff asks for an amount
 */
public record CellSettings(
    boolean pay, boolean selfConsume, boolean needsVerifyCode, boolean needsRemarkAmount) {
  static final CellSettings NONE = new CellSettings(false, false, false, false);
}
