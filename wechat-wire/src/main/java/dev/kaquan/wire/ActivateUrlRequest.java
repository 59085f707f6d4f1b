package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/membercard/activate/geturl}. */
public record ActivateUrlRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("outer_str") String outerStr) {}
