package dev.kaquan.domain.claim;

/**
 * One card that a merchant wants to give out, as texts that nobody has looked at yet. An empty text
 * stands for an absent one.
 *
 * @param code for custom codes alone
 * @param outerStr the channel
 * @param fixedBeginTimestamp Unix seconds, for cards of a fixed term alone
 */
public record RequestedCard(
    String cardId, String code, String outerStr, String fixedBeginTimestamp) {}
