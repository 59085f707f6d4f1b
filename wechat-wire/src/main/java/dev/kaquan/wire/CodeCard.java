package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The card and the validity of a code. */
public record CodeCard(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("begin_time") long beginTimeSeconds,
    @JsonProperty("end_time") long endTimeSeconds,
    @JsonProperty("code") String code) {}
