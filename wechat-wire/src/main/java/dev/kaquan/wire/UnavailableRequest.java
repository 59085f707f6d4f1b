package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/code/unavailable}. */
public record UnavailableRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") String code,
    @JsonProperty("reason") String reason) {}
