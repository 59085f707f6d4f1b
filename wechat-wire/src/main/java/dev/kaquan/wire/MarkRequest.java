package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/code/mark}. */
public record MarkRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") String code,
    @JsonProperty("openid") String openid,
    @JsonProperty("is_mark") boolean isMark) {}
