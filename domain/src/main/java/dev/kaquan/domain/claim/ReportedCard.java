package dev.kaquan.domain.claim;

/**
 * What {@code wx.addCard} says of one card, as texts that nobody has looked at yet.
 *
 * @param code encrypted; empty if there is none
 */
public record ReportedCard(String cardId, String cardExt, String code, boolean isSuccess) {}
