package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The card of a code, and when the code can be used. */
public record CodeCard(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("begin_time") long beginTimeSeconds,
    @JsonProperty("end_time") long endTimeSeconds,
    @JsonProperty("code") String code) {}
