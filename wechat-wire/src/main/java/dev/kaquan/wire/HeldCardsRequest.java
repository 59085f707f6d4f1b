package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/user/getcardlist}. */
public record HeldCardsRequest(
    @JsonProperty("openid") String openid,
    @JsonProperty("card_id") String cardId) {}
