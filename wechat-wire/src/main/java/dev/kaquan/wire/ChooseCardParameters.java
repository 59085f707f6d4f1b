package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code wx.chooseCard} takes, besides its callbacks. Filters that are not set are empty.
 *
 * @param timestamp Unix seconds in decimal
 * @param signType always {@code SHA1}
 */
public record ChooseCardParameters(
    @JsonProperty("shopId") String shopId,
    @JsonProperty("cardType") String cardType,
    @JsonProperty("cardId") String cardId,
    @JsonProperty("timestamp") String timestamp,
    @JsonProperty("nonceStr") String nonceStr,
    @JsonProperty("signType") String signType,
    @JsonProperty("cardSign") String cardSign) {}
