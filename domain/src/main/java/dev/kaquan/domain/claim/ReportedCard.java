package dev.kaquan.domain.claim;

/**
 * What {@code wx.addCard} reports of one card, not yet checked.
 *
 * @param code encrypted; may be empty
 */
public record ReportedCard(String cardId, String cardExt, String code, boolean isSuccess) {}
