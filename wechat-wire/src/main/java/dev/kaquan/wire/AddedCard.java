package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code wx.addCard} reports of one card.
 *
 * @param code encrypted
 */
public record AddedCard(
    @JsonProperty("cardId") String cardId,
    @JsonProperty("code") String code,
    @JsonProperty("cardExt") String cardExt,
    @JsonProperty("isSuccess") boolean isSuccess) {}
