package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A card that a person holds. */
public record HeldCard(
    @JsonProperty("code") String code,
    @JsonProperty("card_id") String cardId) {}
