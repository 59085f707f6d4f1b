package dev.kaquan.domain.claim;

/**
 * A card that a merchant wants to offer, not yet checked. An empty string stands for an absent
 * value.
 *
 * @param code only for custom codes
 * @param outerStr the channel
 * @param fixedBeginTimestamp Unix seconds; only for cards of a fixed term
 */
public record RequestedCard(
    String cardId, String code, String outerStr, String fixedBeginTimestamp) {}
