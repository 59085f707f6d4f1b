package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One element of the {@code cardList} that {@code wx.openCard} takes.
 *
 * @param code decrypted
 */
public record OpenCardItem(
    @JsonProperty("cardId") String cardId,
    @JsonProperty("code") String code) {}
