package dev.kaquan.domain.claim;

import dev.kaquan.domain.signature.CardSignature;

/**
 * What {@code wx.chooseCard} takes.
 *
 * @param cardSign sent with {@code signType} {@code SHA1}
 */
public record SignedCardChoice(CardChoice choice, CardSignature cardSign) {}
