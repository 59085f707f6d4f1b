package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One element of the {@code cardList} that {@code wx.addCard} takes.
 *
 * @param cardExt a JSON object as text, see {@link CardExtJson}
 */
public record AddCardItem(
    @JsonProperty("cardId") String cardId,
    @JsonProperty("cardExt") String cardExt) {}
