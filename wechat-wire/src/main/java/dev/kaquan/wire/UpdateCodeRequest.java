package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/code/update}. */
public record UpdateCodeRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") String code,
    @JsonProperty("new_code") String newCode) {}
